package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.GapReported;
import java.util.Collection;

/** Where it is noted what the ledger misses, so that it is published again. */
public interface GapReports {

    /** Notes what the ledger misses, in the caller's transaction, by one statement; of each line at most one. */
    void report(Collection<GapReported> gaps);
}
