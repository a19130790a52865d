package io.firstcome.coupon.contract;

/** The topics' and headers' names, the same in every environment. Record keys are coupon ids in their textual form. The relay
 * publishes an outbox row on the topic {@code coupon.} and the row's aggregate type. */
public final class Topics {

    /** What the name of a topic that the relay writes begins with; the outbox row's aggregate type follows. */
    public static final String OF_AGGREGATE = "coupon.";

    /** The lines of all coupons; written by the relay only. */
    public static final String LINE = "coupon.line";

    /** Records of {@link #LINE} that could not be read, with their bytes, on the partition they came from. */
    public static final String LINE_DEAD_LETTERS = LINE + "-dlt";

    /** How fast the ledger may decide, as admins set it; written by the relay only. One partition, compacted. */
    public static final String PACE = "coupon.pace";

    /** What the ledger says; written by the consumers only. */
    public static final String DECISIONS = "coupon.decisions";

    /** Header: the message id, textual (the name is that of Debezium's event router). */
    public static final String HEADER_ID = "id";

    /** Header: the message's place in its line, decimal. */
    public static final String HEADER_SEQUENCE = "sequence";

    /** Header: the message's type. */
    public static final String HEADER_TYPE = "type";

    private Topics() {}
}
