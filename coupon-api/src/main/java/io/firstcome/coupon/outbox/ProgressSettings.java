package io.firstcome.coupon.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When operators are told that lines stand still.
 *
 * @param lookMillis how often the lines are looked at
 * @param gapAttempts how often missing messages were published again in vain before somebody is told; 8 take about a
 *     minute
 * @param stalledSeconds how long a line with an undecided request may have made no progress before somebody is told
 */
@Validated
@ConfigurationProperties("firstcome.progress")
record ProgressSettings(
        @DefaultValue("10000") @Min(100) @Max(600_000) int lookMillis,
        @DefaultValue("8") @Min(1) @Max(1_000) int gapAttempts,
        @DefaultValue("300") @Min(1) @Max(86_400) int stalledSeconds) {}
