package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.ledger.Held;
import io.firstcome.coupon.ledger.Settlement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the issuing keeps: the lines, the decisions and coupons, who waits, the early messages, and what is untold. {@link
 * LedgerTables} keeps it in schema {@code ledger}. What is read under {@link #lock} and {@link #save} belong into one
 * {@link LedgerTransaction}.
 */
interface LedgerStore {

    /** The first rows of a line: how many, and the line's next place. */
    record First(CouponId couponId, long nextSequence, int limit) {}

    /**
     * What is to be stored of a line.
     *
     * @param decided the new decisions
     * @param early messages to be kept, until their predecessors come or their coupon's bound allows them
     */
    record Change(Settlement settlement, List<NewDecision> decided, List<LineMessage> early) {

        boolean isEmpty() {
            return settlement.after().equals(settlement.before()) && decided.isEmpty() && early.isEmpty();
        }
    }

    /**
     * A new decision.
     *
     * @param coupon the coupon, if one is issued
     * @param untold whether it must be marked, since no redelivery of its own record would tell it
     */
    record NewDecision(Settlement.Decided decided, @Nullable IssuedCoupon coupon, boolean untold) {
        IssueRequested request() {
            return decided.request();
        }
    }

    /**
     * A line that goes on without a record that comes.
     *
     * @param canGoOn whether requests of it can be taken in or released; if not, stored decisions are to be told
     */
    record Due(CouponId couponId, boolean canGoOn) {}

    /** The lines, each locked until the transaction ends; one that is new is made. */
    Map<CouponId, StoredLine> lock(Collection<CouponId> couponIds);

    /** The place of the message that is decided next, read without a lock; 1 if nothing is known of the line. */
    long nextSequence(CouponId couponId);

    /** The first kept messages of each line, from its next place on, by place. */
    Map<CouponId, List<LineMessage>> early(Collection<First> firsts);

    /** The first who wait in each line, by ticket. */
    Map<CouponId, List<IssueRequested>> firstWaiting(Collection<First> firsts);

    /** What the requests' customers have of their lines; who has nothing is absent. */
    Map<CouponId, Map<CustomerId, Held>> held(Collection<IssueRequested> requests);

    /**
     * Stores the changes.
     *
     * @return when, by the store's clock: the moment of all these decisions
     * @throws FencedOff if a line is no longer what was decided on
     */
    Instant save(List<Change> changes);

    /** The decisions of the requests, as far as they are decided, and those that the lines have not told yet. */
    List<RequestDecided> toBeTold(Collection<RequestId> requests, Collection<CouponId> withUntold);

    /** Notes that the decisions are published, by itself; returns of how many lines. */
    int markTold(Collection<RequestDecided> decisions);

    /** The lines of coupons that have, or had, a bound and can go on without a record. */
    List<Due> due();
}
