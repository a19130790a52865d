package io.firstcome.coupon.outbox;

import io.firstcome.coupon.retrying.Backoff;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How what the ledger misses is published again.
 *
 * @param sweepMillis how often an instance looks for what is due
 * @param maxRepublished how many messages of one line are published again at a time
 * @param initialDelayMillis the wait after the first republishing of a reported gap; it doubles with each
 * @param maxDelaySeconds the longest wait between two republishings of a reported gap
 * @param stallSweepMillis how often an instance looks for lines that make no progress
 * @param untoldSearchMillis how often an instance looks for lines of which decisions did not arrive, which reads how many
 *     answers every line has: a second of the server's CPU for 100,000 lines
 * @param stallMillis for how long a line with published, undecided messages may make no progress before it is helped;
 *     also the wait after that, which doubles too: a line whose ledger was paused looks the same
 * @param maxStallDelaySeconds the longest wait between two republishings of a stalled line
 * @param slotName the relay's replication slot, which tells what was published; without it nothing is published again
 */
@Validated
@ConfigurationProperties("firstcome.healing")
record HealingSettings(
        @DefaultValue("250") @Min(20) @Max(60_000) int sweepMillis,
        @DefaultValue("1000") @Min(1) @Max(100_000) int maxRepublished,
        @DefaultValue("200") @Min(10) @Max(60_000) int initialDelayMillis,
        @DefaultValue("60") @Min(1) @Max(3600) int maxDelaySeconds,
        @DefaultValue("10000") @Min(100) @Max(600_000) int stallSweepMillis,
        @DefaultValue("60000") @Min(100) @Max(3_600_000) int untoldSearchMillis,
        @DefaultValue("30000") @Min(100) @Max(3_600_000) int stallMillis,
        @DefaultValue("600") @Min(1) @Max(86_400) int maxStallDelaySeconds,
        @DefaultValue("firstcome_outbox") @NotBlank String slotName) {

    Backoff backoff(boolean stalled) {
        return stalled ? backoff(stallMillis, maxStallDelaySeconds) : backoff(initialDelayMillis, maxDelaySeconds);
    }

    private static Backoff backoff(int initialMillis, int maxSeconds) {
        Duration initial = Duration.ofMillis(initialMillis);
        Duration max = Duration.ofSeconds(maxSeconds);
        return new Backoff(initial, max.compareTo(initial) < 0 ? initial : max);
    }
}
