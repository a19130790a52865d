package io.firstcome.coupon.issuing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How coupons are issued.
 *
 * @param pacePerSecond how many requests all instances together may decide in a second, as long as no admin has set
 *     another pace; 0 stops the issuing
 * @param group the consumer group; instances of one group share the lines
 * @param concurrency how many threads of this instance read
 * @param batchMaxRecords how many records are polled, and at most decided by one transaction
 * @param maxEarlyPerCoupon how many messages of one line are kept while earlier ones are missing; more are dropped, and
 *     come again when they are published again
 * @param maxPostponedPerCoupon how many messages of one line are kept, those above included, while the coupon is at an
 *     upper bound that an admin has set for it; more stay in Kafka, and the other coupons of the partition wait with them
 */
@Validated
@ConfigurationProperties("firstcome.issuing")
record IssuingSettings(
        @DefaultValue("1000") @Min(0) @Max(1_000_000) int pacePerSecond,
        @DefaultValue("coupon-consumer") @NotBlank String group,
        @DefaultValue("1") @Min(1) @Max(64) int concurrency,
        @DefaultValue("500") @Min(1) @Max(5_000) int batchMaxRecords,
        @DefaultValue("10000") @Min(0) @Max(100_000) int maxEarlyPerCoupon,
        @DefaultValue("1000000") @Min(0) @Max(10_000_000) int maxPostponedPerCoupon) {}
