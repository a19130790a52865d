package io.firstcome.coupon.figures;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How numbers are taken and given out.
 *
 * @param watchedLines of how many open lines an instance keeps the accept rate, some 500 bytes each; others have none
 * @param sampleMillis how often they are looked at
 * @param exports how many exports an instance runs at once, each with a connection of the common pool
 * @param exportSeconds how long one may take; a client that is slower is cut off
 */
@Validated
@ConfigurationProperties("firstcome.figures")
record FigureSettings(
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int watchedLines,
        @DefaultValue("1000") @Min(50) @Max(60_000) int sampleMillis,
        @DefaultValue("2") @Min(1) @Max(8) int exports,
        @DefaultValue("900") @Min(1) @Max(86_400) int exportSeconds) {}
