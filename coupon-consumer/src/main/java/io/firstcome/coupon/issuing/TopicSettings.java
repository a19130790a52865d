package io.firstcome.coupon.issuing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The topics as they are created where they are missing.
 *
 * @param partitions of each topic; more partitions let more instances share the lines
 * @param replicationFactor on how many brokers each record is stored
 */
@Validated
@ConfigurationProperties("firstcome.topics")
record TopicSettings(
        @DefaultValue("12") @Min(1) @Max(1_000) int partitions,
        @DefaultValue("3") @Min(1) @Max(10) short replicationFactor) {}
