package io.firstcome.coupon.intake;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the hot path that are not ours. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    /**
     * Two of the last four transactions without a database open it. It half-opens by itself, because nothing is queued
     * while it is open and so nothing would ask it.
     */
    @Bean
    CircuitBreaker intakeBreaker(IntakeSettings settings) {
        return CircuitBreaker.of(
                "intake",
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(4)
                        .minimumNumberOfCalls(2)
                        .failureRateThreshold(50)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(Duration.ofMillis(settings.breakerOpenMillis()))
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .build());
    }
}
