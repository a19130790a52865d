package io.firstcome.coupon.simulation;

/** What can be built wrong on purpose, to see that it is found. */
enum Flaw {
    /** The ledger's rows are not locked. */
    LEDGER_WITHOUT_LOCK,
    /** A settlement is stored whatever the line has become. */
    LEDGER_WITHOUT_COMPARE_AND_SET,
    /** The ledger's tables take a second row of the same key. */
    LEDGER_WITHOUT_CONSTRAINTS,
    /** What the ledger tells again is not what it has stored. */
    LEDGER_WITHOUT_MEMORY,
    /** The intake reads a line before it locks it. */
    LINE_LOCKED_TOO_LATE,
    /** The intake's tables take a second row of the same key. */
    LINE_WITHOUT_CONSTRAINTS,
    /** Customers are answered before the commit is on the disk. */
    ANSWER_BEFORE_COMMIT,
    /** The relay confirms what Kafka has not acknowledged. */
    CONFIRM_BEFORE_ACKS,
    /** The relay leaves rows out. */
    ROW_SKIPPED,
    /** The relay publishes two rows in each other's place. */
    ROWS_SWAPPED,
    /** Two requests have each other's place in the line. */
    PLACES_SWAPPED,
    /** The consumer commits the offset before it has decided. */
    OFFSET_BEFORE_DECISION,
    /** The healing says that it has published messages again, and has not. */
    NOTHING_REPUBLISHED,
    /** The ledger is not asked again about decisions that did not arrive. */
    NOTHING_ASKED_AGAIN,
    /** An instance tells customers what it has heard before it is stored, and so before others can know it. */
    TOLD_BEFORE_STORED,
    /** The projection has a later decision take the place of the first. */
    LATER_DECISION_STANDS
}
