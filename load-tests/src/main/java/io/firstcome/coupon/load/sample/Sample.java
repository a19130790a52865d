package io.firstcome.coupon.load.sample;

import io.firstcome.coupon.page.Rounded;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in about a second of a run. What could not be read is null.
 *
 * @param second when it ended, in seconds after the opening
 */
public record Sample(double second, Customers customers, Service service, Machine machine) {

    public Sample {
        second = Rounded.toHundredth(second);
    }

    /**
     * What the customers saw.
     *
     * @param sentPerSecond arrivals that were taken up
     * @param acceptedPerSecond answers with a new ticket
     * @param refusedPerSecond refusals at once, whatever the reason
     * @param unansweredPerSecond errors, and answers that promise nothing
     * @param underWay calls whose answer had not come
     * @param acceptP50Millis half of the accepts took at most this long; null without any
     * @param acceptP99Millis all but one in a hundred
     */
    public record Customers(
            double sentPerSecond,
            double acceptedPerSecond,
            double refusedPerSecond,
            double unansweredPerSecond,
            int underWay,
            @Nullable Double acceptP50Millis,
            @Nullable Double acceptP99Millis) {}

    /**
     * What the API and the consumers told of themselves.
     *
     * @param decidedPerSecond requests that the ledger decided
     * @param undecided requests that were accepted and not decided
     * @param intakeQueue requests that waited to be written, over all apis
     * @param pacePerSecond issues per second that were allowed
     * @param paceWaitsPerSecond how often a consumer waited for the pace
     */
    public record Service(
            @Nullable Double decidedPerSecond,
            @Nullable Double undecided,
            @Nullable Double intakeQueue,
            @Nullable Double pacePerSecond,
            @Nullable Double paceWaitsPerSecond) {}

    /**
     * What the kernel told.
     *
     * @param cores processors that each component kept busy, user and system; one that could not be read is left out
     * @param busyPercent of the processors' time that somebody worked
     * @param stolenPercent of the processors' time that went to the host's other guests
     */
    public record Machine(
            Map<String, Double> cores,
            @Nullable Double busyPercent,
            @Nullable Double stolenPercent) {}
}
