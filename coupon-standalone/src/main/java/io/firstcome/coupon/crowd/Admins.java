package io.firstcome.coupon.crowd;

import io.firstcome.coupon.crowd.Phone.Reply;
import io.firstcome.coupon.history.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Opens coupons, changes them while customers come, ends them and opens others. One thread. */
final class Admins {

    private static final int MOST_TRIES = 20;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Duration UNTIL_OPENING = Duration.ofMillis(500);

    private final CrowdSettings settings;
    private final RandomGenerator random;
    private final Phone phone;
    private final List<OnOffer> offers = new CopyOnWriteArrayList<>();
    private final List<OnOffer> slowed = new ArrayList<>();
    private final AtomicLong acts = new AtomicLong();
    private boolean allSlowed;

    Admins(CrowdSettings settings, RandomGenerator random, Phone phone) {
        this.settings = settings;
        this.random = random;
        this.phone = phone;
    }

    /** What customers can ask for; some may be sold out, paused or not open yet. */
    List<OnOffer> offers() {
        return offers;
    }

    long acts() {
        return acts.get();
    }

    void work(BooleanSupplier over) throws InterruptedException {
        while (!over.getAsBoolean()) {
            if (offers.size() < settings.coupons()) {
                open(over);
            } else {
                change(offers.get(random.nextInt(offers.size())), over);
                TimeUnit.MILLISECONDS.sleep(settings.actMillis() / 2 + random.nextInt(settings.actMillis()));
            }
        }
    }

    private void open(BooleanSupplier over) throws InterruptedException {
        CouponKind kind = CouponKind.values()[(int) (acts.get() % CouponKind.values().length)];
        long quantity = kind.quantity(settings.requestsPerSecond());
        Instant opensAt = Instant.now().plus(UNTIL_OPENING);
        Map<String, Object> campaign = Map.of(
                "name", kind + " coupon",
                "quantity", quantity,
                "waitingList", kind.waitingList(settings.requestsPerSecond()),
                "perCustomerLimit", kind.perCustomer(),
                "opensAt", opensAt.toString(),
                "closesAt", opensAt.plus(Duration.ofDays(1)).toString(),
                "validUntil", opensAt.plus(Duration.ofDays(30)).toString());
        Optional<Reply> created = act("create " + kind, "", "POST", "/v1/campaigns", campaign, over);
        if (created.isPresent() && created.get().isOk()) {
            String id = created.get().body().path("id").asString();
            act("publish " + kind, id, "POST", "/v1/campaigns/" + id + "/publish", null, over);
            offers.add(new OnOffer(id, kind, quantity));
        }
    }

    private void change(OnOffer coupon, BooleanSupplier over) throws InterruptedException {
        String path = "/v1/campaigns/" + coupon.id;
        if (coupon.paused) {
            coupon.paused = false;
            act("resume", coupon.id, "POST", path + "/resume", null, over);
            return;
        }
        int percentile = random.nextInt(100);
        if (percentile < 30) {
            coupon.quantity += 1 + random.nextInt(2 * settings.requestsPerSecond());
            act(
                    "raise to " + coupon.quantity,
                    coupon.id,
                    "PUT",
                    path + "/quantity",
                    Map.of("quantity", coupon.quantity),
                    over);
        } else if (percentile < 45) {
            coupon.paused = true;
            act("pause", coupon.id, "POST", path + "/pause", null, over);
        } else if (percentile < 65) {
            pace(coupon, path, over);
        } else if (percentile < 75) {
            paceOfAll(over);
        } else {
            boolean close = percentile < 90;
            offers.remove(coupon);
            act(close ? "close" : "cancel", coupon.id, "POST", path + (close ? "/close" : "/cancel"), null, over);
        }
    }

    private void pace(OnOffer coupon, String path, BooleanSupplier over) throws InterruptedException {
        if (coupon.slowed) {
            coupon.slowed = false;
            act("free the pace", coupon.id, "DELETE", path + "/pace", null, over);
        } else {
            coupon.slowed = true;
            slowed.add(coupon);
            int pace = random.nextInt(1 + settings.requestsPerSecond());
            act("pace " + pace, coupon.id, "PUT", path + "/pace", Map.of("issuesPerSecond", pace), over);
        }
    }

    private void paceOfAll(BooleanSupplier over) throws InterruptedException {
        if (allSlowed) {
            freeAll(over);
        } else {
            allSlowed = true;
            int pace = random.nextInt(1 + settings.requestsPerSecond());
            act("pace of all " + pace, "", "PUT", "/v1/pace", Map.of("issuesPerSecond", pace), over);
        }
    }

    private void freeAll(BooleanSupplier over) throws InterruptedException {
        allSlowed = false;
        act("free the pace of all", "", "DELETE", "/v1/pace", null, over);
    }

    /**
     * Lets everything go on that was held up: what stays accepted can be decided then. Coupons stay open, and who waits on a
     * waiting list goes on waiting.
     */
    void tidyUp(BooleanSupplier over) throws InterruptedException {
        freeAll(over);
        for (OnOffer coupon : slowed) {
            act("free the pace", coupon.id, "DELETE", "/v1/campaigns/" + coupon.id + "/pace", null, over);
        }
        for (OnOffer coupon : offers) {
            if (coupon.paused) {
                coupon.paused = false;
                act("resume", coupon.id, "POST", "/v1/campaigns/" + coupon.id + "/resume", null, over);
            }
        }
    }

    /** Tries until it is done or refused for good, at one instance after the other. */
    private Optional<Reply> act(
            String act, String coupon, String method, String path, @Nullable Object body, BooleanSupplier over)
            throws InterruptedException {
        Optional<Reply> last = Optional.empty();
        for (int attempt = 0; attempt < MOST_TRIES && !over.getAsBoolean(); attempt++) {
            Reply reply = phone.admin(act, coupon, attempt + (int) acts.get(), method, path, body);
            last = Optional.of(reply);
            if (reply.isOk() || (reply.call().result() == Call.Result.REFUSED && reply.retryAfterSeconds() == 0)) {
                break;
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
        }
        acts.incrementAndGet();
        return last;
    }
}
