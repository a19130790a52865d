package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.issuing.LedgerStore.Due;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes on with the lines of coupons at their bound, whose messages are kept in the ledger while the records of other
 * coupons pass by; also after the bound was raised or taken back. Of several instances each does it for the coupons of
 * its own partitions. What it decides is marked as untold until it is published: no record comes again to tell it.
 *
 * <p>It is asked often and costs one small query each time, or nothing as long as no coupon ever had a bound.
 */
final class CatchUp extends BackgroundLoop {

    /** As often as permits come, while there is something to do. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(50);

    private static final Duration WHILE_NOTHING_IS_KEPT = Duration.ofMillis(250);

    /** How long a coupon is left alone that the ledger refuses. */
    private static final int ROUNDS_OF_REST_AFTER_A_REFUSAL = 100;

    private final Pace pace;
    private final CouponBounds bounds;
    private final KeptWork work;
    private final Round round;
    private final int maxRequests;
    private final Map<CouponId, Integer> resting = new HashMap<>();
    private int turn;

    CatchUp(Pace pace, CouponBounds bounds, KeptWork work, Round round, int maxRequests) {
        super("catch-up", DEFAULT_PHASE);
        this.pace = pace;
        this.bounds = bounds;
        this.work = work;
        this.round = round;
        this.maxRequests = maxRequests;
    }

    @Override
    Duration step() {
        if (!bounds.everSet()) {
            return WHILE_NOTHING_IS_KEPT;
        }
        try {
            List<Due> due = work.due();
            goOn(due);
            return due.isEmpty() ? WHILE_NOTHING_IS_KEPT : BETWEEN_ROUNDS;
        } catch (LedgerUnavailable unavailable) {
            return unavailable.retryAfter();
        } catch (PublishingFailed unacknowledged) {
            return unacknowledged.retryAfter();
        }
    }

    private void goOn(List<Due> due) {
        resting.replaceAll((_, rounds) -> rounds - 1);
        resting.values().removeIf(rounds -> rounds == 0);
        List<CouponId> toTell =
                due.stream().filter(line -> !line.canGoOn()).map(Due::couponId).toList();
        List<CouponId> toDecide = due.stream()
                .filter(line -> line.canGoOn() && bounds.available(line.couponId()) > 0)
                .map(Due::couponId)
                .toList();
        Map<CouponId, Integer> shares = new LinkedHashMap<>();
        toTell.forEach(couponId -> shares.put(couponId, 0));
        shares.putAll(shares(toDecide));
        shares.keySet().removeAll(resting.keySet());
        if (!shares.isEmpty()) {
            settle(shares);
        }
    }

    /** Gives the permits of the moment out in equal parts; where there are fewer than coupons, to each in its turn. */
    private Map<CouponId, Integer> shares(List<CouponId> coupons) {
        long wanted = coupons.stream().mapToLong(bounds::available).sum();
        if (wanted == 0) {
            return Map.of();
        }
        int left = pace.takeForKept((int) Math.min(wanted, maxRequests)).permits();
        List<CouponId> inTurn = new ArrayList<>(coupons);
        Collections.rotate(inTurn, turn++);
        Map<CouponId, Integer> shares = new LinkedHashMap<>();
        for (CouponId couponId : inTurn) {
            int even = Math.ceilDiv(left, inTurn.size() - shares.size());
            int share = bounds.take(couponId, Math.min(even, left));
            shares.put(couponId, share);
            left -= share;
        }
        shares.values().removeIf(share -> share == 0);
        return shares;
    }

    private void settle(Map<CouponId, Integer> shares) {
        Map<CouponId, List<LineMessage>> batch = new LinkedHashMap<>();
        shares.keySet().forEach(couponId -> batch.put(couponId, List.of()));
        int permits = shares.values().stream().mapToInt(Integer::intValue).sum();
        round.settleAndTell(batch, new Budget(permits, shares)).stream()
                .filter(LineOutcome::isLeftBehind)
                .forEach(refused -> resting.put(refused.couponId(), ROUNDS_OF_REST_AFTER_A_REFUSAL));
    }
}
