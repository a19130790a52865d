package io.firstcome.coupon.campaign;

import static io.firstcome.coupon.campaign.CouponState.CANCELLED;
import static io.firstcome.coupon.campaign.CouponState.CLOSED;
import static io.firstcome.coupon.campaign.CouponState.DRAFT;
import static io.firstcome.coupon.campaign.CouponState.PAUSED;
import static io.firstcome.coupon.campaign.CouponState.PUBLISHED;
import static io.firstcome.coupon.campaign.CouponState.SCHEDULED;

import java.util.EnumSet;

/** The ways from state to state. What is in the state that a way leads to stays there: it can be wished for again. */
enum Transition {
    SCHEDULE(SCHEDULED, DRAFT, SCHEDULED),
    UNSCHEDULE(DRAFT, SCHEDULED),
    PUBLISH(PUBLISHED, DRAFT, SCHEDULED),
    PAUSE(PAUSED, PUBLISHED),
    RESUME(PUBLISHED, PAUSED),
    CLOSE(CLOSED, PUBLISHED, PAUSED),
    CANCEL(CANCELLED, SCHEDULED, PUBLISHED, PAUSED, CLOSED);

    private final CouponState target;
    private final EnumSet<CouponState> sources;

    Transition(CouponState target, CouponState first, CouponState... others) {
        this.target = target;
        this.sources = EnumSet.of(first, others);
    }

    CouponState target() {
        return target;
    }

    /** Whether this changes a coupon in that state, leaves it as it is, or is refused. */
    Verdict from(CouponState state) {
        if (sources.contains(state)) {
            return new Verdict.Changed();
        }
        return state == target ? new Verdict.Unchanged() : Verdict.Refused.in(state, sources);
    }
}
