package io.firstcome.coupon.ledger;

/**
 * What a customer has of one line.
 *
 * @param issued how many coupons
 * @param waiting how many undecided requests on the waiting list
 */
public record Held(int issued, int waiting) {

    /** @throws IllegalArgumentException if less than nothing is held: who waits was not loaded with the batch */
    public Held {
        if (issued < 0 || waiting < 0) {
            throw new IllegalArgumentException(
                    "held is at least 0, not " + issued + " issued, " + waiting + " waiting");
        }
    }

    static final Held NOTHING = new Held(0, 0);

    int total() {
        return issued + waiting;
    }

    Held oneIssued() {
        return new Held(issued + 1, waiting);
    }

    Held waitingBy(int change) {
        return new Held(issued, waiting + change);
    }
}
