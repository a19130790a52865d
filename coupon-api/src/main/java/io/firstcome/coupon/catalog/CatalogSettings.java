package io.firstcome.coupon.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What customers are shown of the coupons.
 *
 * @param refreshMillis how often the published coupons are read; how late at most a customer sees an admin's change
 * @param maxCoupons how many coupons are shown: those that have not ended, then those that ended last
 */
@Validated
@ConfigurationProperties("firstcome.catalog")
record CatalogSettings(
        @DefaultValue("1000") @Min(50) @Max(60_000) int refreshMillis,
        @DefaultValue("10000") @Min(1) @Max(100_000) int maxCoupons) {}
