package io.firstcome.coupon.pace;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the latest settings of the pace are said again.
 *
 * @param republishMillis after how long each is published again, once for all instances; so long at most the consumers
 *     keep an outdated one if the replication slot, or the topic, was lost
 */
@Validated
@ConfigurationProperties("firstcome.pace")
record PaceRepublishingSettings(
        @DefaultValue("60000") @Min(50) @Max(3_600_000) int republishMillis) {

    Duration pause() {
        return Duration.ofMillis(republishMillis);
    }
}
