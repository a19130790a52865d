package io.firstcome.coupon.stack;

import io.firstcome.coupon.api.CouponApiApplication;
import io.firstcome.coupon.backing.Backing;
import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.issuing.CouponConsumerApplication;
import io.firstcome.coupon.relay.OutboxRelayApplication;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts one instance of a service with this stack's addresses, as command-line arguments would. */
final class ServiceLauncher {

    /** It counts log lines, each service those of all, and every log line pays for it. */
    private static final String LOG_LINE_COUNTER =
            "org.springframework.boot.micrometer.metrics.autoconfigure.logging.logback.LogbackMetricsAutoConfiguration";

    private static final String HIBERNATE =
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration";
    private static final String REPOSITORIES =
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";
    private static final String FLYWAY = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";
    private static final String KAFKA = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration";

    /** In one JVM every service sees the others' libraries; what it has no use for is left out by name. */
    private static final List<String> NOT_IN_API = List.of(LOG_LINE_COUNTER);

    private static final List<String> NOT_IN_CONSUMER = List.of(LOG_LINE_COUNTER, HIBERNATE, REPOSITORIES);
    private static final List<String> NOT_IN_RELAY = List.of(LOG_LINE_COUNTER, HIBERNATE, REPOSITORIES, FLYWAY, KAFKA);

    static {
        // one JVM has one logging: this process's logback.xml, not each service's own
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private final PostgresServer postgres;
    private final String bootstrapServers;
    private final DevelopmentKeys keys;
    private final StackSettings settings;

    ServiceLauncher(Backing backing, DevelopmentKeys keys, StackSettings settings) {
        this.postgres = backing.postgres();
        this.bootstrapServers = backing.kafka().bootstrapServers();
        this.keys = keys;
        this.settings = settings;
    }

    ConfigurableApplicationContext api(int instance) {
        List<String> arguments = common();
        arguments.addAll(database());
        arguments.add(without(NOT_IN_API));
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--server.port=" + settings.portOf(instance));
        arguments.add("--spring.security.oauth2.resourceserver.jwt.public-key-location="
                + keys.publicKey().toUri());
        arguments.add("--spring.security.oauth2.resourceserver.jwt.audiences=" + DevelopmentKeys.AUDIENCE);
        return run(CouponApiApplication.application(), arguments);
    }

    ConfigurableApplicationContext consumer(int instance) {
        List<String> arguments = common();
        arguments.addAll(database());
        arguments.add("--spring.main.web-application-type=none");
        arguments.add(without(NOT_IN_CONSUMER));
        arguments.add("--spring.kafka.client-id=coupon-consumer-" + instance);
        arguments.add("--firstcome.issuing.pace-per-second=" + settings.pacePerSecond());
        arguments.add("--firstcome.topics.partitions=6");
        arguments.add("--firstcome.topics.replication-factor=1");
        return run(CouponConsumerApplication.application(), arguments);
    }

    ConfigurableApplicationContext relay() {
        List<String> arguments = common();
        arguments.add("--spring.main.web-application-type=none");
        arguments.add(without(NOT_IN_RELAY));
        arguments.add("--firstcome.relay.bootstrap-servers=" + bootstrapServers);
        arguments.add("--firstcome.relay.database.host=" + postgres.host());
        arguments.add("--firstcome.relay.database.port=" + postgres.port());
        arguments.add("--firstcome.relay.database.name=" + Stack.DATABASE);
        arguments.add("--firstcome.relay.database.user=" + postgres.user());
        arguments.add("--firstcome.relay.database.password=" + postgres.password());
        return run(OutboxRelayApplication.application(), arguments);
    }

    private static String without(List<String> autoConfigurations) {
        return "--spring.autoconfigure.exclude=" + String.join(",", autoConfigurations);
    }

    private List<String> common() {
        return new ArrayList<>(List.of(
                "--spring.main.banner-mode=off",
                "--spring.main.register-shutdown-hook=false",
                "--spring.main.log-startup-info=false"));
    }

    private List<String> database() {
        Map<String, String> values = Map.of(
                "spring.datasource.url", postgres.jdbcUrl(Stack.DATABASE),
                "spring.datasource.username", postgres.user(),
                "spring.datasource.password", postgres.password(),
                "spring.kafka.bootstrap-servers", bootstrapServers);
        return values.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static ConfigurableApplicationContext run(SpringApplicationBuilder application, List<String> arguments) {
        return application.run(arguments.toArray(String[]::new));
    }

    static URI address(ConfigurableApplicationContext api) {
        return URI.create("http://127.0.0.1:" + api.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
