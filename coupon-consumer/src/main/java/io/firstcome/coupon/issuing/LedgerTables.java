package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.ledger.Held;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The ledger in PostgreSQL: each part knows its statements. */
@Component
final class LedgerTables implements LedgerStore {

    private final LineRows lines;
    private final TouchedRows touched;
    private final SettlementRows settlements;
    private final StoredDecisions decisions;
    private final KeptLines kept;

    LedgerTables(
            LineRows lines,
            TouchedRows touched,
            SettlementRows settlements,
            StoredDecisions decisions,
            KeptLines kept) {
        this.lines = lines;
        this.touched = touched;
        this.settlements = settlements;
        this.decisions = decisions;
        this.kept = kept;
    }

    @Override
    public Map<CouponId, StoredLine> lock(Collection<CouponId> couponIds) {
        return lines.lock(couponIds);
    }

    @Override
    public long nextSequence(CouponId couponId) {
        return lines.nextSequence(couponId);
    }

    @Override
    public Map<CouponId, List<LineMessage>> early(Collection<First> firsts) {
        return touched.early(firsts);
    }

    @Override
    public Map<CouponId, List<IssueRequested>> firstWaiting(Collection<First> firsts) {
        return touched.firstWaiting(firsts);
    }

    @Override
    public Map<CouponId, Map<CustomerId, Held>> held(Collection<IssueRequested> requests) {
        return touched.held(requests);
    }

    @Override
    public Instant save(List<Change> changes) {
        return settlements.save(changes);
    }

    @Override
    public List<RequestDecided> toBeTold(Collection<RequestId> requests, Collection<CouponId> withUntold) {
        return decisions.toBeTold(requests, withUntold);
    }

    @Override
    public int markTold(Collection<RequestDecided> told) {
        return decisions.markTold(told);
    }

    @Override
    public List<Due> due() {
        return kept.due();
    }
}
