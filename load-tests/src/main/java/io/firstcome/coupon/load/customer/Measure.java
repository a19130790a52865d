package io.firstcome.coupon.load.customer;

/** What is timed. */
public enum Measure {
    ACCEPT("accept", "from the scheduled arrival to the answer with a new ticket"),
    REFUSAL("refusal", "from the scheduled arrival to an answer that refuses: sold out, overloaded and the like"),
    REPEAT("repeat", "from the scheduled arrival of a customer who has a ticket to the answer that says so"),
    UNANSWERED("unanswered", "from the scheduled arrival to an error, or to giving up"),
    DECISION("request to decision", "from the scheduled arrival to the decision in the ledger"),
    TOLD("request to told", "the same, to the answer that told the customer: status is asked when the API advises it"),
    STATUS("status", "from the moment at which a status was to be asked to its answer");

    private final String label;
    private final String meaning;

    Measure(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }
}
