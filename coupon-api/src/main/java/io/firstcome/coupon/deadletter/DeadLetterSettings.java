package io.firstcome.coupon.deadletter;

import io.firstcome.coupon.retrying.Backoff;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How dead letters are stored and counted.
 *
 * @param batch how many records are stored by one transaction at most
 * @param partitionCheckMillis how often the topic is looked for, and new partitions of it
 * @param retryInitialMillis the wait after a first failure of Kafka or of the database; it doubles with each
 * @param retryMaxMillis the longest such wait
 * @param countMillis how often the open ones are counted
 */
@Validated
@ConfigurationProperties("firstcome.dead-letters")
record DeadLetterSettings(
        @DefaultValue("50") @Min(1) @Max(1000) int batch,
        @DefaultValue("5000") @Min(50) @Max(300_000) int partitionCheckMillis,
        @DefaultValue("100") @Min(10) @Max(60_000) int retryInitialMillis,
        @DefaultValue("5000") @Min(10) @Max(60_000) int retryMaxMillis,
        @DefaultValue("10000") @Min(50) @Max(600_000) int countMillis) {

    Backoff backoff() {
        Duration initial = Duration.ofMillis(retryInitialMillis);
        return new Backoff(initial, Duration.ofMillis(Math.max(retryInitialMillis, retryMaxMillis)));
    }
}
