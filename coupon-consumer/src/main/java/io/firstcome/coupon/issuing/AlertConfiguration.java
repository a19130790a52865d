package io.firstcome.coupon.issuing;

import io.firstcome.coupon.alert.AlertKind;
import io.firstcome.coupon.alert.AlertSettings;
import io.firstcome.coupon.alert.Alerts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What tells operators: the alert by webhook, its meters, and the needs in the health. */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    @Bean
    Alerts alerts(Environment environment, InstantSource clock) {
        return Alerts.start(AlertSettings.read(environment::getProperty), "coupon-consumer", clock);
    }

    @Bean
    MeterBinder alertMeters(Alerts alerts, LedgerGuard guard) {
        return registry -> {
            alerts.counts()
                    .forEach((name, count) -> FunctionCounter.builder(
                                    "firstcome.alerts." + name, count, each -> each.getAsLong())
                            .register(registry));
            AlertKind kind = AlertKind.LEDGER_BREAKER_OPEN;
            Gauge.builder("firstcome.alerts.firing", alerts, each -> each.isFiring(kind) ? 1 : 0)
                    .description("1 while the condition holds, whether or not somebody is told")
                    .tag("alert", kind.code())
                    .register(registry);
            Gauge.builder("firstcome.issuing.breaker.open", guard, each -> each.isOpen() ? 1 : 0)
                    .description("1 while the ledger's database is left alone, or tried for the first time again")
                    .register(registry);
        };
    }

    @Bean
    HealthIndicator ledgerHealthIndicator(IssuingNeeds needs) {
        return new NeedHealth(needs.ledger());
    }

    @Bean
    HealthIndicator kafkaHealthIndicator(IssuingNeeds needs) {
        return new NeedHealth(needs.kafka());
    }
}
