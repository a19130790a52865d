package io.firstcome.coupon.load;

import io.firstcome.coupon.load.customer.Driver;
import io.firstcome.coupon.load.plan.LoadSettings;
import io.firstcome.coupon.load.plan.Schedule;
import io.firstcome.coupon.load.subject.Target;
import io.firstcome.coupon.rush.Campaigns;
import io.firstcome.coupon.rush.CouponClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Coupons open and customers come for them: once to warm up, once to be measured. */
final class Wave {

    private static final Duration UNTIL_OPENING = Duration.ofSeconds(3);
    private static final Duration TO_PUBLISH_ONE = Duration.ofMillis(100);
    private static final Duration OPEN_AFTER_THE_RUN = Duration.ofHours(1);
    private static final int USUAL_PACE = 1_000;

    /** After the last arrival, beyond what the pace needs: slack for a starved machine. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LoadSettings settings;
    private final Target target;
    private final String adminToken;

    Wave(LoadSettings settings, Target target, String adminToken) {
        this.settings = settings;
        this.target = target;
        this.adminToken = adminToken;
    }

    /**
     * When the coupons open, and which they are.
     *
     * @param at by the wall clock
     * @param nanos by {@link System#nanoTime()}
     */
    record Opening(Instant at, long nanos, List<String> couponIds) {}

    /**
     * Publishes coupons that open in some seconds.
     *
     * @throws IOException if the API cannot be reached
     * @throws IllegalStateException if it refuses
     */
    Opening publish() throws IOException, InterruptedException {
        Duration time = UNTIL_OPENING.plus(TO_PUBLISH_ONE.multipliedBy(settings.coupons()));
        Instant at = Instant.now().plus(time);
        long nanos = System.nanoTime() + time.toNanos();
        try (CouponClient client = new CouponClient(target.apis(), CouponClient.Patience.LONG)) {
            return new Opening(at, nanos, publish(new Campaigns(client, adminToken), at));
        }
    }

    private List<String> publish(Campaigns campaigns, Instant opening) throws IOException, InterruptedException {
        Duration open = OPEN_AFTER_THE_RUN.plusSeconds(settings.seconds());
        List<String> ids = new ArrayList<>();
        for (int number = 1; number <= settings.coupons(); number++) {
            String name = "Load " + settings.profile().code() + ' ' + settings.seed() + ", coupon " + number;
            ids.add(campaigns.publish(name, settings.quantity(), opening, open));
        }
        return ids;
    }

    /**
     * Returns when each customer has an answer or has given up.
     *
     * @param tokens by the customer's number
     */
    void send(Driver driver, Opening opening, List<String> tokens) throws InterruptedException {
        Schedule schedule = Schedule.of(settings, target.apis().size());
        driver.run(new Driver.Crowd(schedule, opening.couponIds(), tokens), opening.nanos(), giveUpNanos(opening));
    }

    private long giveUpNanos(Opening opening) {
        long issues = Math.min(settings.arrivals(), (long) settings.quantity() * settings.coupons());
        long pace = Math.max(1, target.pacePerSecond().orElse(USUAL_PACE));
        return opening.nanos()
                + PATIENCE.plusSeconds(settings.seconds() + 3 * issues / pace).toNanos();
    }
}
