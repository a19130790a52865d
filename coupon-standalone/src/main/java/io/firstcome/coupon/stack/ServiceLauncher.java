package io.firstcome.coupon.stack;

import io.firstcome.coupon.api.CouponApiApplication;
import io.firstcome.coupon.backing.Backing;
import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.issuing.CouponConsumerApplication;
import io.firstcome.coupon.relay.OutboxRelayApplication;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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

    private final ServiceArguments arguments;
    private final DevelopmentKeys keys;
    private final StackSettings settings;

    ServiceLauncher(Backing backing, DevelopmentKeys keys, StackSettings settings) {
        PostgresServer postgres = backing.postgres();
        this.arguments = new ServiceArguments(
                InetSocketAddress.createUnresolved(postgres.host(), postgres.port()),
                DatabaseAddress.on(postgres),
                backing.kafka().bootstrapServers());
        this.keys = keys;
        this.settings = settings;
    }

    ConfigurableApplicationContext api(int instance) {
        List<String> own = arguments.api(settings.portOf(instance), keys);
        return run(CouponApiApplication.application(), NOT_IN_API, own);
    }

    ConfigurableApplicationContext consumer(int instance) {
        List<String> own = arguments.consumer(instance, settings.pacePerSecond(), 1);
        return run(CouponConsumerApplication.application(), NOT_IN_CONSUMER, withoutWeb(own));
    }

    ConfigurableApplicationContext relay() {
        return run(OutboxRelayApplication.application(), NOT_IN_RELAY, withoutWeb(arguments.relay()));
    }

    private static List<String> withoutWeb(List<String> own) {
        List<String> arguments = new ArrayList<>(own);
        arguments.add("--spring.main.web-application-type=none");
        return arguments;
    }

    private static ConfigurableApplicationContext run(
            SpringApplicationBuilder application, List<String> excluded, List<String> own) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.main.banner-mode=off",
                "--spring.main.register-shutdown-hook=false",
                "--spring.main.log-startup-info=false",
                "--spring.autoconfigure.exclude=" + String.join(",", excluded)));
        arguments.addAll(own);
        return application.run(arguments.toArray(String[]::new));
    }

    static URI address(ConfigurableApplicationContext api) {
        return URI.create("http://127.0.0.1:" + api.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
