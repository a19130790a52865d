package io.firstcome.coupon.outcome;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the tables are asked what became of requests.
 *
 * @param readers how many statements are under way at once, each on a connection of its own
 * @param maxBatch how many requests one statement reads at most
 * @param deadlineMillis how long a customer waits to be read before it is given up
 * @param statementTimeoutMillis how long a statement may take
 * @param connectTimeoutMillis how long a statement waits for a connection before the database counts as down
 */
@Validated
@ConfigurationProperties("firstcome.reading")
record ReadingSettings(
        @DefaultValue("3") @Min(1) @Max(64) int readers,
        @DefaultValue("200") @Min(1) @Max(5_000) int maxBatch,
        @DefaultValue("5000") @Min(10) @Max(60_000) int deadlineMillis,
        @DefaultValue("5000") @Min(100) @Max(60_000) int statementTimeoutMillis,
        @DefaultValue("2000") @Min(250) @Max(60_000) int connectTimeoutMillis) {

    Duration deadline() {
        return Duration.ofMillis(deadlineMillis);
    }
}
