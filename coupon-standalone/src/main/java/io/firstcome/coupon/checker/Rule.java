package io.firstcome.coupon.checker;

import io.firstcome.coupon.promises.Promise;

/** What is checked beyond the databases alone, by the promise that is broken when it finds something. */
public enum Rule {
    TICKETS_STORED_AS_TOLD(Promise.ACCEPTED_IS_DURABLE, "tickets-are-stored-as-told"),
    REFUSED_IS_NOT_STORED(Promise.ACCEPTED_IS_DURABLE, "refused-is-not-stored"),
    OUTBOX_IS_IN_TOPIC(Promise.ACCEPTED_IS_DURABLE, "outbox-is-in-the-topic"),
    TOPIC_IS_FROM_OUTBOX(Promise.ACCEPTED_IS_DURABLE, "topic-is-from-the-outbox"),
    NOTHING_LOST_ON_THE_WAY(Promise.ACCEPTED_IS_DURABLE, "nothing-lost-on-the-way"),
    ONE_TICKET_PER_KEY(Promise.ONE_PER_CUSTOMER, "asked-again-told-the-same-ticket"),
    ANSWERED_FIRST_IS_AHEAD(Promise.FIRST_COME_FIRST_SERVED, "who-was-answered-first-is-ahead"),
    TICKETS_IN_COMMIT_ORDER(Promise.FIRST_COME_FIRST_SERVED, "tickets-in-commit-order"),
    POSITION_NEVER_GROWS(Promise.FIRST_COME_FIRST_SERVED, "position-never-grows"),
    FREE_PLACES_ARE_TAKEN(Promise.FIRST_COME_FIRST_SERVED, "free-places-are-taken"),
    DECISIONS_TOLD_AS_STORED(Promise.ONE_FINAL_DECISION, "decisions-are-told-as-stored"),
    TOLD_NEVER_FLIPS(Promise.ONE_FINAL_DECISION, "told-never-flips"),
    DECISION_STAYS_TOLD(Promise.ONE_FINAL_DECISION, "decision-stays-told"),
    INSTANCES_AGREE(Promise.ONE_FINAL_DECISION, "instances-agree-in-the-end"),
    OUTBOX_REPLAYED(Promise.ONE_FINAL_DECISION, "decided-as-the-outbox-replayed"),
    TOPIC_REPLAYED(Promise.ONE_FINAL_DECISION, "decided-as-the-topic-replayed"),
    DEAD_LETTERS_ARE_DECIDED(Promise.ONE_FINAL_DECISION, "dead-letters-are-decided");

    private final Promise promise;
    private final String code;

    Rule(Promise promise, String code) {
        this.promise = promise;
        this.code = code;
    }

    /** The promise that it belongs to. */
    public Promise promise() {
        return promise;
    }

    /** The rule's stable name, in lower case with hyphens. */
    public String code() {
        return code;
    }
}
