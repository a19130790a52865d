package io.firstcome.coupon.relay;

import io.firstcome.coupon.backing.TestBacking;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The application, running against a test's database. */
final class RunningRelay implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningRelay(SpringApplicationBuilder application, OutboxDatabase database, String... settings) {
        Stream<String> defaults = Stream.of(
                "--spring.main.web-application-type=none",
                "--server.port=0",
                "--firstcome.relay.bootstrap-servers="
                        + TestBacking.get().kafka().bootstrapServers(),
                "--firstcome.relay.database.host=" + database.server.host(),
                "--firstcome.relay.database.port=" + database.server.port(),
                "--firstcome.relay.database.name=" + database.name,
                "--firstcome.relay.database.user=" + database.server.user(),
                "--firstcome.relay.database.password=" + database.server.password(),
                "--firstcome.relay.slot-name=" + database.name,
                "--firstcome.relay.watch-millis=100");
        Set<String> set = Stream.of(settings).map(RunningRelay::name).collect(Collectors.toSet());
        this.context = application.run(
                Stream.concat(defaults.filter(argument -> !set.contains(name(argument))), Stream.of(settings))
                        .toArray(String[]::new));
    }

    static RunningRelay on(OutboxDatabase database, String... settings) {
        return new RunningRelay(OutboxRelayApplication.application(), database, settings);
    }

    static RunningRelay with(LineProducers producers, OutboxDatabase database, String... settings) {
        SpringApplicationBuilder application = OutboxRelayApplication.application()
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(
                                "testProducers", LineProducers.class, () -> producers, bean -> bean.setPrimary(true)));
        return new RunningRelay(application, database, settings);
    }

    private static String name(String argument) {
        return argument.substring(0, argument.indexOf('='));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    RelayState state() {
        return bean(RelayState.class);
    }

    Health health() {
        return Objects.requireNonNull(
                context.getBean("relayHealthIndicator", HealthIndicator.class).health());
    }

    RunningRelay awaitPhase(RelayState.Phase phase) {
        try {
            Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> state().phase() == phase);
        } catch (ConditionTimeoutException never) {
            close();
            throw never;
        }
        return this;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Threads that only a relay makes, or that run an engine's code. */
    static List<String> threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> isOfARelay(thread.getKey().getName())
                        || Stream.of(thread.getValue())
                                .anyMatch(frame -> frame.getClassName().startsWith("io.debezium.")))
                .map(thread -> thread.getKey().getName() + " " + List.of(thread.getValue()))
                .toList();
    }

    private static boolean isOfARelay(String name) {
        return name.startsWith("outbox-relay") || name.startsWith("debezium-") || name.contains("| outbox-relay");
    }
}
