package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What the ledger said, as it is kept: the first decision of each request, and each line's latest progress. */
interface OutcomeStore {

    /**
     * Stores decisions, in the caller's transaction. What is stored stands. Returns the requests whose stored decision is
     * another one, which must never happen.
     */
    List<RequestId> add(Collection<RequestDecided> decisions);

    /** Stores what supersedes the stored, in the caller's transaction; at most one per coupon. */
    void advance(Collection<LineProgressed> progress);

    /** Those of the requests of which a decision is stored. */
    Set<RequestId> decided(Collection<RequestId> requests);

    /** The stored progress of those of the lines that have any. */
    List<LineProgressed> progress(Collection<CouponId> lines);
}
