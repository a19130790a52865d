package io.firstcome.coupon.intake;

import io.firstcome.coupon.alert.AlertKind;
import io.firstcome.coupon.alert.Alerts;
import io.firstcome.coupon.alert.Need;
import io.firstcome.coupon.watch.NeedHealth;
import io.firstcome.coupon.watch.Watched;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Whether the intake's database serves. It does not while the breaker is open, nor while the lines cannot be read, which
 * is tried several times a second also when nobody asks for a coupon. A disk that is full shows only in the breaker.
 */
@Configuration(proxyBeanMethods = false)
class IntakeWatch {

    @Bean
    Need postgresqlNeed(InstantSource clock) {
        return new Need(
                "postgresql",
                "customers get 503 and are told when to come back, at once; nothing is accepted and nothing is lost",
                clock);
    }

    @Bean
    Watched watchedDatabase(Need postgresqlNeed, CircuitBreaker breaker, LineBoard board, Alerts alerts) {
        return () -> {
            boolean open = breaker.getState() == CircuitBreaker.State.OPEN;
            postgresqlNeed.look(!open && board.isRead());
            if (postgresqlNeed.awaySince().isPresent()) {
                alerts.trouble(
                        AlertKind.INTAKE_BREAKER_OPEN,
                        "The intake's database does not serve (" + (open ? "breaker open" : "breaker not open")
                                + (board.isRead() ? ", it can be read" : ", it cannot be read")
                                + "). Customers get 503; nothing is accepted and nothing is lost.");
            } else {
                alerts.fine(AlertKind.INTAKE_BREAKER_OPEN);
            }
        };
    }

    @Bean
    HealthIndicator postgresqlHealthIndicator(Need postgresqlNeed, CircuitBreaker breaker, MeterRegistry meters) {
        Gauge.builder(
                        "firstcome.intake.breaker.open",
                        breaker,
                        each -> each.getState() == CircuitBreaker.State.CLOSED ? 0 : 1)
                .description(
                        "1 while requests are refused without asking the database, or the first one tries it again")
                .register(meters);
        return new NeedHealth(postgresqlNeed, meters);
    }

    @Bean
    HealthIndicator intakeHealthIndicator(IntakeQueue queue) {
        return new IntakeHealth(queue);
    }
}
