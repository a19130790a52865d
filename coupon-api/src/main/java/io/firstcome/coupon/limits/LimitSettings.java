package io.firstcome.coupon.limits;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one client may use. The rate is counted by each instance for itself: behind a load balancer that spreads a
 * customer's requests over n instances, the customer may ask n times as often.
 *
 * @param requestsPerSecond how often a customer may ask in the long run, by one instance; 0 switches the limit off
 * @param burst how many requests a customer may send at once after a pause, by one instance
 * @param maxCustomers how many customers' buckets are kept; beyond it the least used ones begin anew, full
 * @param maxBodyBytes how large a request's body may be
 * @param maxUriChars how long path and query may be together, as they are sent
 * @param maxBodyMillis how long a client may take to send a body, from when it is first read
 */
@Validated
@ConfigurationProperties("firstcome.limits")
record LimitSettings(
        @DefaultValue("10") @Min(0) @Max(1_000_000) int requestsPerSecond,
        @DefaultValue("40") @Min(1) @Max(1_000_000) int burst,
        @DefaultValue("200000") @Min(1) @Max(10_000_000) int maxCustomers,
        @DefaultValue("16384") @Min(256) @Max(1_048_576) int maxBodyBytes,
        @DefaultValue("2048") @Min(256) @Max(8_192) int maxUriChars,
        @DefaultValue("10000") @Min(100) @Max(60_000) int maxBodyMillis) {}
