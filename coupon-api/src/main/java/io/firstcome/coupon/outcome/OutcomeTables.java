package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps it in schema {@code intake}. */
@Component
class OutcomeTables implements OutcomeStore {

    private final OutcomeTable outcomes;
    private final LineProgressTable progress;

    OutcomeTables(OutcomeTable outcomes, LineProgressTable progress) {
        this.outcomes = outcomes;
        this.progress = progress;
    }

    @Override
    public List<RequestId> add(Collection<RequestDecided> decisions) {
        return outcomes.add(decisions);
    }

    @Override
    public void advance(Collection<LineProgressed> told) {
        progress.advance(told);
    }

    @Override
    public Set<RequestId> decided(Collection<RequestId> requests) {
        return outcomes.decided(requests);
    }

    @Override
    public List<LineProgressed> progress(Collection<CouponId> lines) {
        return progress.find(lines);
    }
}
