package io.firstcome.coupon.promises;

import java.util.Arrays;
import java.util.List;

/** Every check, by the promise that is broken when it finds something. */
enum Check {
    ISSUED_WITHIN_QUANTITY(Promise.NEVER_OVER_ISSUED, "issued-within-quantity"),
    SERIALS_GAPLESS(Promise.NEVER_OVER_ISSUED, "serials-gapless"),
    CODES_UNIQUE(Promise.NEVER_OVER_ISSUED, "codes-unique"),
    STOCK_AGREES(Promise.NEVER_OVER_ISSUED, "stock-agrees-with-coupons"),

    COUPONS_PER_CUSTOMER(Promise.ONE_PER_CUSTOMER, "coupons-per-customer"),
    PLACES_PER_CUSTOMER(Promise.ONE_PER_CUSTOMER, "places-per-customer"),

    TICKETS_GAPLESS(Promise.FIRST_COME_FIRST_SERVED, "tickets-gapless"),
    SEQUENCES_GAPLESS(Promise.FIRST_COME_FIRST_SERVED, "sequences-gapless"),
    NOBODY_OVERTAKEN(Promise.FIRST_COME_FIRST_SERVED, "nobody-overtaken"),
    ACCEPTED_WHILE_OPEN(Promise.FIRST_COME_FIRST_SERVED, "accepted-while-open"),
    HOLDERS_ARE_EARLIEST(Promise.FIRST_COME_FIRST_SERVED, "holders-are-the-earliest"),

    DURABILITY_SETTINGS(Promise.ACCEPTED_IS_DURABLE, "durability-settings"),
    ACCEPTED_IS_IN_OUTBOX(Promise.ACCEPTED_IS_DURABLE, "accepted-is-in-the-outbox"),
    OUTBOX_ROW_WAS_ACCEPTED(Promise.ACCEPTED_IS_DURABLE, "outbox-row-was-accepted"),
    OUTBOX_PAYLOAD_AGREES(Promise.ACCEPTED_IS_DURABLE, "outbox-payload-agrees"),

    ACCEPTED_IS_DECIDED(Promise.ONE_FINAL_DECISION, "accepted-is-decided"),
    DECISION_HAS_REQUEST(Promise.ONE_FINAL_DECISION, "decision-has-its-request"),
    DECISION_AGREES_WITH_REQUEST(Promise.ONE_FINAL_DECISION, "decision-agrees-with-request"),
    ONE_DECISION_EACH(Promise.ONE_FINAL_DECISION, "one-decision-each"),
    COUPON_AGREES_WITH_DECISION(Promise.ONE_FINAL_DECISION, "coupon-agrees-with-decision"),
    TOLD_AS_DECIDED(Promise.ONE_FINAL_DECISION, "told-as-decided"),
    DECIDED_AS_REPLAYED(Promise.ONE_FINAL_DECISION, "decided-as-replayed"),
    WAITING_LIST_AGREES(Promise.ONE_FINAL_DECISION, "waiting-list-agrees"),

    ACCEPTED_WITHIN_CAPACITY(Promise.BOUNDED_BY_STOCK, "accepted-within-capacity"),
    LINE_CAPACITY_AGREES(Promise.BOUNDED_BY_STOCK, "line-capacity-agrees"),

    DECIDED_WITHIN_PACE(Promise.WITHIN_PACE, "decided-within-pace");

    private final Promise promise;
    private final String code;

    Check(Promise promise, String code) {
        this.promise = promise;
        this.code = code;
    }

    String code() {
        return code;
    }

    static List<Check> of(Promise promise) {
        return Arrays.stream(values()).filter(check -> check.promise == promise).toList();
    }
}
