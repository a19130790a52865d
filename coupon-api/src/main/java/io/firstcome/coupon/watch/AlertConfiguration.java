package io.firstcome.coupon.watch;

import io.firstcome.coupon.alert.AlertKind;
import io.firstcome.coupon.alert.AlertSettings;
import io.firstcome.coupon.alert.Alerts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The alerts by webhook and their meters. */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    private static final List<AlertKind> KINDS = List.of(
            AlertKind.INTAKE_BREAKER_OPEN,
            AlertKind.GAP_NOT_HEALED,
            AlertKind.LINE_WITHOUT_PROGRESS,
            AlertKind.DEAD_LETTER);

    @Bean
    Alerts alerts(Environment environment, InstantSource clock) {
        return Alerts.start(AlertSettings.read(environment::getProperty), "coupon-api", clock);
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
}
