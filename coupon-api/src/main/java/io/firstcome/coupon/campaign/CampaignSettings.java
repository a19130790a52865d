package io.firstcome.coupon.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How campaigns are kept.
 *
 * @param closerIntervalMillis how often lines whose time is up are looked for
 * @param schedulerIntervalMillis how often campaigns that are to be published by themselves are looked for
 */
@Validated
@ConfigurationProperties("firstcome.campaign")
record CampaignSettings(
        @DefaultValue("1000") @Min(50) @Max(60_000) int closerIntervalMillis,
        @DefaultValue("1000") @Min(50) @Max(60_000) int schedulerIntervalMillis) {}
