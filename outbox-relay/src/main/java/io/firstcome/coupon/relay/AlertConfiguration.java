package io.firstcome.coupon.relay;

import io.firstcome.coupon.alert.AlertKind;
import io.firstcome.coupon.alert.AlertSettings;
import io.firstcome.coupon.alert.Alerts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What tells operators: the alerts by webhook, their meters, and the needs in the health. */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    private static final List<AlertKind> KINDS =
            List.of(AlertKind.UNPUBLISHED_BACKLOG, AlertKind.SLOT_LOST, AlertKind.SLOT_NEAR_LIMIT);

    @Bean
    Alerts alerts(Environment environment) {
        return Alerts.start(AlertSettings.read(environment::getProperty), "outbox-relay", InstantSource.system());
    }

    @Bean
    MeterBinder alertMeters(Alerts alerts) {
        return registry -> {
            alerts.counts()
                    .forEach((name, count) -> FunctionCounter.builder(
                                    "firstcome.alerts." + name, count, each -> each.getAsLong())
                            .register(registry));
            for (AlertKind kind : KINDS) {
                Gauge.builder("firstcome.alerts.firing", alerts, each -> each.isFiring(kind) ? 1 : 0)
                        .description("1 while the condition holds, whether or not somebody is told")
                        .tag("alert", kind.code())
                        .register(registry);
            }
        };
    }

    @Bean
    HealthIndicator postgresqlHealthIndicator(RelayNeeds needs) {
        return new NeedHealth(needs.postgresql());
    }

    @Bean
    HealthIndicator kafkaHealthIndicator(RelayNeeds needs) {
        return new NeedHealth(needs.kafka());
    }
}
