package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Writes the line of a new coupon, place by place. */
final class CouponLine {

    static final Instant OPENS = Instant.parse("2026-06-01T01:00:00Z");
    static final Instant VALID_UNTIL = Instant.parse("2026-06-30T15:00:00Z");

    final CouponId id = new CouponId(UUID.randomUUID());
    final List<LineMessage> messages = new ArrayList<>();
    private long tickets;

    static Terms terms(long quantity, long waitingList, boolean closed, Instant validUntil) {
        return new Terms(quantity, waitingList, 1, OPENS, OPENS.plusSeconds(3600), validUntil, closed);
    }

    CouponTerms terms(Terms terms) {
        CouponTerms message = new CouponTerms(UUID.randomUUID(), id, messages.size() + 1, terms);
        messages.add(message);
        return message;
    }

    CouponTerms terms(long quantity, long waitingList) {
        return terms(terms(quantity, waitingList, false, VALID_UNTIL));
    }

    CouponTerms close(long quantity, long waitingList) {
        return terms(terms(quantity, waitingList, true, VALID_UNTIL));
    }

    IssueRequested request(String customer) {
        IssueRequested message = nextRequest(customer);
        messages.add(message);
        return message;
    }

    /** A request that never came: an admin has failed it. */
    RequestFailed failed(String customer) {
        RequestFailed message = new RequestFailed(nextRequest(customer));
        messages.add(message);
        return message;
    }

    private IssueRequested nextRequest(String customer) {
        return new IssueRequested(
                new RequestId(UUID.randomUUID()),
                id,
                messages.size() + 1,
                ++tickets,
                new CustomerId(customer),
                OPENS.plusSeconds(tickets));
    }

    /** As many requests, each by another customer. */
    List<IssueRequested> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> request("customer-" + messages.size()))
                .toList();
    }
}
