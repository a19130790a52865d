package io.firstcome.coupon.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How requests are taken in.
 *
 * @param queueCapacity how many may wait to be written; one more is refused as overloaded
 * @param maxBatch how many requests one transaction writes at most
 * @param gatherMillis how long, in a crowd, a transaction waits for more to write; 0 for not at all
 * @param writers how many transactions are under way at once; two keep one waiting for the lock while one commits
 * @param deadlineMillis how long a request waits to be written before it is refused as overloaded
 * @param lockTimeoutMillis how long a transaction waits for a line's lock
 * @param statementTimeoutMillis how long a statement may take, waiting included
 * @param connectTimeoutMillis how long a transaction waits for a connection before the database counts as down
 * @param breakerOpenMillis how long, once the database counts as down, requests are refused before it is tried again
 * @param idempotencyKeyHours for how long an {@code Idempotency-Key} names its request
 */
@Validated
@ConfigurationProperties("firstcome.intake")
record IntakeSettings(
        @DefaultValue("20000") @Min(1) @Max(1_000_000) int queueCapacity,
        @DefaultValue("500") @Min(1) @Max(5_000) int maxBatch,
        @DefaultValue("10") @Min(0) @Max(100) int gatherMillis,
        @DefaultValue("2") @Min(1) @Max(16) int writers,
        @DefaultValue("3000") @Min(10) @Max(60_000) int deadlineMillis,
        @DefaultValue("1000") @Min(10) @Max(60_000) int lockTimeoutMillis,
        @DefaultValue("5000") @Min(100) @Max(60_000) int statementTimeoutMillis,
        @DefaultValue("1000") @Min(250) @Max(60_000) int connectTimeoutMillis,
        @DefaultValue("1000") @Min(10) @Max(60_000) int breakerOpenMillis,
        @DefaultValue("24") @Min(1) @Max(8760) int idempotencyKeyHours) {

    Duration gather() {
        return Duration.ofMillis(gatherMillis);
    }

    Duration keysKept() {
        return Duration.ofHours(idempotencyKeyHours);
    }
}
