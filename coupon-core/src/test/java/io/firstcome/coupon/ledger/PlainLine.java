package io.firstcome.coupon.ledger;

import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is right: one line, once, in order, with nothing between. It shares no code with the ledger. */
public final class PlainLine {

    private final Map<RequestId, Decision> decisions = new LinkedHashMap<>();
    final Deque<IssueRequested> waiting = new ArrayDeque<>();
    private final List<CustomerId> holders = new ArrayList<>();
    private Terms terms = Lines.terms(0, 0, 1, true);

    /** @param line its messages, each once and in order */
    public PlainLine(List<LineMessage> line) {
        line.forEach(this::take);
    }

    /** By request; who is absent still waits. */
    public Map<RequestId, Decision> decisions() {
        return decisions;
    }

    private void take(LineMessage message) {
        switch (message) {
            case CouponTerms changed -> {
                terms = changed.terms();
                while (!waiting.isEmpty() && (terms.closed() || holders.size() < terms.quantity())) {
                    decide(waiting.remove(), terms.closed() ? RefusalReason.SOLD_OUT : null);
                }
            }
            case RequestFailed failed -> decide(failed.request(), RefusalReason.FAILED);
            case IssueRequested request -> {
                long has = waiting.stream()
                                .filter(other -> other.customerId().equals(request.customerId()))
                                .count()
                        + holders.stream().filter(request.customerId()::equals).count();
                if (terms.closed()) {
                    decide(request, RefusalReason.CLOSED);
                } else if (has >= terms.perCustomerLimit()) {
                    decide(request, RefusalReason.CUSTOMER_LIMIT);
                } else if (holders.size() < terms.quantity()) {
                    decide(request, null);
                } else if (waiting.size() < terms.waitingList()) {
                    waiting.add(request);
                } else {
                    decide(request, RefusalReason.SOLD_OUT);
                }
            }
        }
    }

    private void decide(IssueRequested request, @Nullable RefusalReason refusal) {
        if (refusal == null) {
            holders.add(request.customerId());
        }
        decisions.put(
                request.requestId(),
                refusal == null ? new Decision.Issued(holders.size()) : new Decision.Refused(refusal));
    }
}
