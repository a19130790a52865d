package io.firstcome.coupon.flame;

import java.util.Arrays;
import java.util.List;

/**
 * Whose a method is, by its package. The JDK's belong to whoever calls them, but for those parts of it that cost enough to
 * be told apart.
 */
enum Owner {
    REFERENCES("the benchmark's references", 1, "io.firstcome.coupon.bench."),
    FIRSTCOME("Firstcome", 1, "io.firstcome."),
    TOMCAT("Tomcat", 0, "org.apache.catalina.", "org.apache.coyote.", "org.apache.tomcat.", "jakarta.servlet."),
    SECURITY("Spring Security", 3, "org.springframework.security."),
    TOKEN("Nimbus (tokens)", 3, "com.nimbusds."),
    MVC("Spring MVC", 2, "org.springframework.web.", "org.springframework.http."),
    SPRING_DATA(
            "Spring's database access",
            5,
            "org.springframework.jdbc.",
            "org.springframework.transaction.",
            "org.springframework.orm.",
            "org.springframework.data."),
    SPRING("other Spring", 2, "org.springframework."),
    HIBERNATE("Hibernate", 5, "org.hibernate."),
    HIKARI("HikariCP", 5, "com.zaxxer.hikari."),
    PGJDBC("pgjdbc", 5, "org.postgresql."),
    JACKSON("Jackson", 4, "tools.jackson.", "com.fasterxml.jackson."),
    MICROMETER("Micrometer", 4, "io.micrometer."),
    LOGGING("logging", 4, "ch.qos.logback.", "org.slf4j."),
    KAFKA("Kafka's client", 8, "org.apache.kafka."),
    DEBEZIUM("Debezium", 8, "io.debezium."),
    CRYPTOGRAPHY("JDK: cryptography", 7, "sun.security.", "com.sun.crypto.", "javax.crypto.", "java.security."),
    EXPRESSIONS("JDK: regular expressions", 7, "java.util.regex."),
    SOCKETS("JDK: sockets and files", 7, "sun.nio.ch.", "java.net.", "java.io.File", "java.nio.channels."),
    JDK("other JDK", 6, "java.", "javax.", "jdk.", "sun.", "com.sun."),
    OTHERS("other libraries", 6);

    private final String words;
    private final int colour;
    private final List<String> prefixes;

    Owner(String words, int colour, String... prefixes) {
        this.words = words;
        this.colour = colour;
        this.prefixes = List.of(prefixes);
    }

    String words() {
        return words;
    }

    /** Of the page's nine; those that have to do with each other share one. */
    int colour() {
        return colour;
    }

    /** Whose the method itself is. */
    static Owner of(String method) {
        return Arrays.stream(values())
                .filter(owner -> owner.prefixes.stream().anyMatch(method::startsWith))
                .findFirst()
                .orElse(OTHERS);
    }

    /**
     * Who answers for the innermost method's time.
     *
     * @param caller who answers for its caller
     */
    static Owner of(String method, Owner caller) {
        Owner own = of(method);
        return own == JDK ? caller : own;
    }
}
