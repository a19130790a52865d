package io.firstcome.coupon.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is answered from memory.
 *
 * @param refreshMillis how often the lines are read; how late at most another instance's raise is seen
 * @param staleMillis without a successful read for this long, nothing is answered from memory
 * @param maxLines how many lines are kept in memory; requests for others ask the database
 * @param maxMembersInMemory how many members of ended lines are kept in memory, 8 bytes each; lines beyond it ask the
 *     database
 */
@Validated
@ConfigurationProperties("firstcome.board")
record BoardSettings(
        @DefaultValue("200") @Min(10) @Max(10_000) int refreshMillis,
        @DefaultValue("5000") @Min(100) @Max(60_000) int staleMillis,
        @DefaultValue("100000") @Min(1) @Max(10_000_000) int maxLines,
        @DefaultValue("2000000") @Min(0) @Max(100_000_000) int maxMembersInMemory) {}
