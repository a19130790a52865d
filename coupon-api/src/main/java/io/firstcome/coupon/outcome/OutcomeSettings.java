package io.firstcome.coupon.outcome;

import io.firstcome.coupon.retrying.Backoff;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How answers are followed and kept.
 *
 * @param recentDecisions how many decisions an instance keeps in memory; each takes some 200 bytes
 * @param knownLines of how many lines an instance keeps the progress in memory
 * @param partitionCheckMillis how often the tail looks for new partitions of the topic, and for the topic itself
 * @param projectionBatch how many records are stored by one transaction at most
 * @param retryInitialMillis the wait after a first failure of Kafka or of the database; it doubles with each
 * @param retryMaxMillis the longest such wait
 * @param maxRetryAfterSeconds the longest wait before asking again that an undecided customer is advised
 */
@Validated
@ConfigurationProperties("firstcome.outcome")
record OutcomeSettings(
        @DefaultValue("200000") @Min(1) @Max(10_000_000) int recentDecisions,
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int knownLines,
        @DefaultValue("5000") @Min(50) @Max(300_000) int partitionCheckMillis,
        @DefaultValue("1000") @Min(1) @Max(10_000) int projectionBatch,
        @DefaultValue("100") @Min(10) @Max(60_000) int retryInitialMillis,
        @DefaultValue("5000") @Min(10) @Max(60_000) int retryMaxMillis,
        @DefaultValue("30") @Min(1) @Max(3600) int maxRetryAfterSeconds) {

    Backoff backoff() {
        Duration initial = Duration.ofMillis(retryInitialMillis);
        return new Backoff(initial, Duration.ofMillis(Math.max(retryInitialMillis, retryMaxMillis)));
    }
}
