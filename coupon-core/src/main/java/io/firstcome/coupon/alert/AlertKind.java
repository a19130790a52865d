package io.firstcome.coupon.alert;

/** What operators are told of. Each names the page of the runbook ({@code infra/runbook}) that says what to do. */
public enum AlertKind {
    /** Accepted requests have waited too long for Kafka; told by the relay. */
    UNPUBLISHED_BACKLOG("unpublished-backlog", "kafka-down"),
    /** The replication slot was lost, and with it what had not been published; told by the relay. */
    SLOT_LOST("slot-lost", "slot-lost"),
    /** PostgreSQL will soon invalidate the slot, since too much WAL waits for it; told by the relay. */
    SLOT_NEAR_LIMIT("slot-near-limit", "slot-lost"),
    /** Messages that the ledger misses were published again and still did not arrive; told by the API. */
    GAP_NOT_HEALED("gap-not-healed", "messages-lost"),
    /** Accepted requests of a line have waited too long for a decision; told by the API. */
    LINE_WITHOUT_PROGRESS("line-without-progress", "consumer-stopped"),
    /** A record could not be read and waits for an admin; told by the API. */
    DEAD_LETTER("dead-letter", "poison-message"),
    /** Nothing can be accepted; told by each instance of the API of itself. */
    INTAKE_BREAKER_OPEN("intake-breaker-open", "postgresql-down"),
    /** Nothing can be decided; told by each consumer of itself. */
    LEDGER_BREAKER_OPEN("ledger-breaker-open", "ledger-down");

    private final String code;
    private final String page;

    AlertKind(String code, String page) {
        this.code = code;
        this.page = page;
    }

    /** Its name in messages, metrics and the runbook; never changes. */
    public String code() {
        return code;
    }

    /** The runbook's file without {@code .md}. */
    public String page() {
        return page;
    }
}
