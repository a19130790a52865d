package io.firstcome.coupon.ledger;

import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import java.util.List;
import java.util.Optional;

/**
 * What a batch comes to, and all that is to be stored of it. Messages kept as early are done with when their place is
 * below {@code after}'s next, and not before: one of them can be among {@code remaining} too.
 *
 * @param before the state it was decided on; storing {@code after} must fail if this is no longer the stored one
 * @param after the state to be stored
 * @param decided new decisions, in the order in which they fell
 * @param joined requests that now stand on the waiting list
 * @param released requests that have left the waiting list; each has its decision in {@code decided}
 * @param repeated requests that an earlier batch took in, each once: to be told their stored decision again if they have
 *     one
 * @param early messages whose predecessors are missing, by place and without repeats; to be kept besides those that
 *     are kept already
 * @param remaining messages that the budget left, by place and without repeats, or that wait until those who can be
 *     released are; to be settled next. If there are any, {@code early} is empty
 */
public record Settlement(
        LineState before,
        LineState after,
        List<Decided> decided,
        List<IssueRequested> joined,
        List<IssueRequested> released,
        List<IssueRequested> repeated,
        List<LineMessage> early,
        List<LineMessage> remaining) {

    /**
     * One request's decision.
     *
     * @param nth which of the customer's coupons of this line it is, from 1; 0 if none was issued
     */
    public record Decided(IssueRequested request, Decision decision, int nth) {}

    /** Whether nothing is left to be done with what came in. */
    public boolean complete() {
        return remaining.isEmpty() && after.releasable() == 0;
    }

    /** The places that are missing before the first early message. */
    public Optional<GapReported> gap() {
        return early.isEmpty()
                ? Optional.empty()
                : Optional.of(new GapReported(
                        after.couponId(), after.nextSequence(), early.getFirst().sequence() - 1));
    }
}
