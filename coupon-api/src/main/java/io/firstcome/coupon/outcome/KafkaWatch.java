package io.firstcome.coupon.outcome;

import io.firstcome.coupon.alert.Need;
import io.firstcome.coupon.watch.NeedHealth;
import io.firstcome.coupon.watch.Watched;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Whether Kafka answers, as far as the tail of the decisions can tell; it asks every few
 * seconds, and sees at once that no connection is left.
 */
@Configuration(proxyBeanMethods = false)
class KafkaWatch {

    @Bean
    Need kafkaNeed(InstantSource clock) {
        return new Need(
                "kafka",
                "customers are still accepted; decisions and positions are late until it is back, nothing is lost",
                clock);
    }

    @Bean
    Watched watchedKafka(Need kafkaNeed, DecisionTail tail) {
        return () -> kafkaNeed.look(!tail.isAway() && tail.isConnected());
    }

    @Bean
    HealthIndicator kafkaHealthIndicator(Need kafkaNeed, MeterRegistry meters) {
        return new NeedHealth(kafkaNeed, meters);
    }
}
