package io.firstcome.coupon.promises;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Scripts one coupon's line as the intake would write it. Ids are told from the coupon's number and the place. */
final class SampleLine {

    private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(2);

    private final CouponId coupon;
    private final Instant opensAt;
    private final List<LineMessage> messages = new ArrayList<>();
    private final Map<String, Integer> nths = new HashMap<>();
    private final List<Integer> nthOfTicket = new ArrayList<>();
    private Terms terms;
    private Instant now;

    SampleLine(int number, Instant opensAt, long quantity, long waitingList, int perCustomerLimit) {
        this.coupon = couponId(number);
        this.opensAt = opensAt;
        this.now = opensAt;
        this.terms = terms(quantity, waitingList, perCustomerLimit, false);
        change(terms);
    }

    /** Numbers from 8 on have their highest bit set, as half of all random ids do. */
    static CouponId couponId(int number) {
        return new CouponId(new UUID(((long) number << 60) | 0x7000L, 0x8000000000000000L | number));
    }

    CouponId coupon() {
        return coupon;
    }

    List<LineMessage> messages() {
        return messages;
    }

    Terms terms() {
        return terms;
    }

    long nextTicket() {
        return nthOfTicket.size() + 1L;
    }

    int nth(IssueRequested request) {
        return nthOfTicket.get((int) request.ticket() - 1);
    }

    /** So many new customers ask, one after the other. */
    SampleLine crowd(int customers) {
        for (int i = 0; i < customers; i++) {
            ask("customer-" + nextTicket());
        }
        return this;
    }

    SampleLine ask(String customer) {
        long sequence = nextPlace();
        nthOfTicket.add(nths.merge(customer, 1, Integer::sum));
        messages.add(new IssueRequested(
                new RequestId(id(sequence)), coupon, sequence, nthOfTicket.size(), new CustomerId(customer), now));
        return this;
    }

    /** As the crowd, but an admin closes the request before the ledger has taken it in. */
    SampleLine closedAsFailed(String customer) {
        ask(customer);
        messages.add(new RequestFailed((IssueRequested) messages.removeLast()));
        return this;
    }

    SampleLine quantity(long quantity) {
        return change(terms(quantity, terms.waitingList(), terms.perCustomerLimit(), false));
    }

    SampleLine close() {
        return change(terms(terms.quantity(), terms.waitingList(), terms.perCustomerLimit(), true));
    }

    private SampleLine change(Terms changed) {
        terms = changed;
        long sequence = nextPlace();
        messages.add(new CouponTerms(id(sequence), coupon, sequence, changed));
        return this;
    }

    private long nextPlace() {
        now = now.plus(BETWEEN_MESSAGES);
        return messages.size() + 1L;
    }

    private UUID id(long sequence) {
        return new UUID(
                0x0199_0000_0000_7000L | (sequence << 16), coupon.value().getLeastSignificantBits());
    }

    private Terms terms(long quantity, long waitingList, int perCustomerLimit, boolean closed) {
        return new Terms(
                quantity,
                waitingList,
                perCustomerLimit,
                opensAt,
                opensAt.plus(Duration.ofDays(1)),
                opensAt.plus(Duration.ofDays(30)),
                closed);
    }
}
