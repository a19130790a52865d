package io.firstcome.coupon.outcome;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How customers wait for their decisions.
 *
 * @param maxWaitSeconds how long one request waits at most ({@code Prefer: wait}); a longer wish is cut
 * @param maxWaiting how many wait at once on an instance, streams included; one more is answered without waiting.
 *     Well below the web server's max-connections, so that who comes new finds one
 * @param maxStreams how many streams of events an instance has at once; one more is refused as overloaded
 * @param heartbeatSeconds after how long without an event a stream sends a sign of life
 * @param reconnectMillis how long a client is told to wait before it opens a stream anew
 */
@Validated
@ConfigurationProperties("firstcome.outcome")
record WaitingSettings(
        @DefaultValue("30") @Min(1) @Max(60) int maxWaitSeconds,
        @DefaultValue("12000") @Min(1) @Max(1_000_000) int maxWaiting,
        @DefaultValue("8000") @Min(1) @Max(1_000_000) int maxStreams,
        @DefaultValue("15") @Min(1) @Max(300) int heartbeatSeconds,
        @DefaultValue("2000") @Min(100) @Max(60_000) int reconnectMillis) {}
