package io.firstcome.coupon.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the outbox is partitioned.
 *
 * @param partitionsAheadDays for how many days after today partitions are there: for so long the intake goes on if
 *     nothing can make new ones
 * @param retentionDays how many days a partition is kept after its own; longer if a request in it is undecided
 * @param maintenanceMinutes how often both are looked after
 */
@Validated
@ConfigurationProperties("firstcome.outbox")
record PartitionSettings(
        @DefaultValue("7") @Min(1) @Max(365) int partitionsAheadDays,
        @DefaultValue("3") @Min(1) @Max(3650) int retentionDays,
        @DefaultValue("60") @Min(1) @Max(1440) int maintenanceMinutes) {}
