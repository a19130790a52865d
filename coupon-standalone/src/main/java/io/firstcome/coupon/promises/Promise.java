package io.firstcome.coupon.promises;

/** The seven promises of the design. */
public enum Promise {
    NEVER_OVER_ISSUED("never-over-issued", "never more issued than the quantity, at every instant"),
    ONE_PER_CUSTOMER("one-per-customer", "nobody has more coupons than the campaign's limit"),
    FIRST_COME_FIRST_SERVED(
            "first-come-first-served", "the holders are the earliest eligible tickets of a gapless line"),
    ACCEPTED_IS_DURABLE("accepted-is-durable", "what was accepted is flushed and on its way"),
    ONE_FINAL_DECISION("one-final-decision", "each accepted request gets exactly one decision, which never changes"),
    BOUNDED_BY_STOCK("bounded-by-stock", "what is written is bounded by the stock, not by the crowd"),
    WITHIN_PACE("within-pace", "the ledger's database never sees more than the pace that was set");

    private final String code;
    private final String meaning;

    Promise(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The promise's stable name, in lower case with hyphens. */
    public String code() {
        return code;
    }

    /** The promise in one line. */
    public String meaning() {
        return meaning;
    }
}
