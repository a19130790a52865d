package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineMessage;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One round: what is given is settled, as far as the permits and the coupons' bounds allow, and told. */
@Component
final class Round {

    private final CouponBounds bounds;
    private final CarefulIssuing issuing;
    private final DecisionPublisher decisions;

    Round(CouponBounds bounds, CarefulIssuing issuing, DecisionPublisher decisions) {
        this.bounds = bounds;
        this.issuing = issuing;
        this.decisions = decisions;
    }

    /**
     * Settles and tells records that came.
     *
     * @param batch the messages by coupon; one without messages has something left to be done
     * @param permits of the pace, taken already; those of the coupons' bounds are taken here
     * @throws LedgerUnavailable if the database does not answer
     * @throws PublishingFailed if Kafka does not; what is stored is told when the same is settled again
     */
    List<LineOutcome> settleAndTell(Map<CouponId, List<LineMessage>> batch, int permits) {
        return settleAndTell(batch, bounds.budget(batch, permits));
    }

    /** The same with permits that are taken and given out already. */
    List<LineOutcome> settleAndTell(Map<CouponId, List<LineMessage>> batch, Budget budget) {
        List<LineOutcome> outcomes = issuing.settle(batch, budget);
        decisions.publish(outcomes);
        return outcomes;
    }

    static int used(List<LineOutcome> outcomes) {
        return outcomes.stream().mapToInt(outcome -> outcome.counts().used()).sum();
    }
}
