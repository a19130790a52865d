package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.LineMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Keeps a coupon whose data the ledger refuses from holding up the others.
 *
 * <p>A batch that fails for its data is settled again coupon by coupon. A coupon that fails then as well is left behind:
 * nothing of it is stored, its messages count as settled so that the partition goes on, and they are reported as
 * missing. The intake keeps them and has them published again, with back-off, until the ledger takes them; so the
 * coupon's customers wait, and nothing is lost.
 */
@Component
final class CarefulIssuing {

    private static final Logger log = LoggerFactory.getLogger(CarefulIssuing.class);

    private final IssuingTransaction transaction;
    private final LedgerStore ledger;
    private final LedgerGuard guard;
    private final IssuingMetrics metrics;

    CarefulIssuing(IssuingTransaction transaction, LedgerStore ledger, LedgerGuard guard, IssuingMetrics metrics) {
        this.transaction = transaction;
        this.ledger = ledger;
        this.guard = guard;
        this.metrics = metrics;
    }

    /**
     * Settles as much of the batch as the budget allows; see {@link IssuingTransaction#settle}.
     *
     * @throws LedgerUnavailable if the database does not answer; then it may or may not have committed, and settling the
     *     same again is harmless
     */
    List<LineOutcome> settle(Map<CouponId, List<LineMessage>> batch, Budget budget) {
        List<LineOutcome> outcomes = settleTogether(batch, budget);
        metrics.settled(outcomes);
        warnOfDropped(outcomes);
        return outcomes;
    }

    private static void warnOfDropped(List<LineOutcome> outcomes) {
        int dropped = outcomes.stream()
                .mapToInt(outcome -> outcome.counts().earlyDropped())
                .sum();
        if (dropped > 0) {
            log.warn(
                    "{} messages are not kept, since too many of their lines wait for earlier ones already; they come"
                            + " again when they are published again, nothing is lost",
                    dropped);
        }
    }

    private List<LineOutcome> settleTogether(Map<CouponId, List<LineMessage>> batch, Budget budget) {
        try {
            return guard.call(() -> metrics.timed(() -> transaction.settle(batch, budget)));
        } catch (LedgerUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException refused) {
            log.error(
                    "The ledger refuses a batch of {} coupons ({}): nothing of it is stored; each coupon is tried alone",
                    batch.size(),
                    NestedExceptionUtils.getMostSpecificCause(refused).getMessage());
            return settleSingly(batch, budget);
        }
    }

    private List<LineOutcome> settleSingly(Map<CouponId, List<LineMessage>> batch, Budget budget) {
        List<LineOutcome> outcomes = new ArrayList<>(batch.size());
        int left = budget.permits();
        for (Map.Entry<CouponId, List<LineMessage>> each : batch.entrySet()) {
            int after = batch.size() - outcomes.size() - 1;
            LineOutcome outcome = settleAlone(each.getKey(), each.getValue(), budget.with(Math.max(0, left - after)));
            left -= outcome.counts().used();
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private LineOutcome settleAlone(CouponId couponId, List<LineMessage> messages, Budget budget) {
        try {
            return guard.call(() -> transaction.settle(Map.of(couponId, messages), budget))
                    .getFirst();
        } catch (LedgerUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException refused) {
            log.error(
                    "The ledger refuses coupon {}: its customers get no answer until this is repaired. The other coupons"
                            + " go on; its messages are reported as missing and come again, nothing is lost",
                    couponId,
                    NestedExceptionUtils.getMostSpecificCause(refused));
            return leftBehind(couponId, messages);
        }
    }

    private LineOutcome leftBehind(CouponId couponId, List<LineMessage> messages) {
        long next = guard.call(() -> ledger.nextSequence(couponId));
        long last = messages.stream().mapToLong(LineMessage::sequence).max().orElse(0);
        List<DecisionMessage> gap = last < next ? List.of() : List.of(new GapReported(couponId, next, last));
        metrics.leftBehind();
        return LineOutcome.leftBehind(couponId, gap);
    }
}
