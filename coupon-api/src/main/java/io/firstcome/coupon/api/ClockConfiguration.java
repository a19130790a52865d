package io.firstcome.coupon.api;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The time of day, passed in so that tests can tick it. What is accepted is told by the database's clock instead. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** To the microsecond, as the database keeps it. */
    @Bean
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
