package io.firstcome.coupon.stack;

/**
 * How large the stack is.
 *
 * @param apis how many instances of coupon-api, 1 to {@value #MAX_INSTANCES}
 * @param consumers how many instances of coupon-consumer, 1 to {@value #MAX_INSTANCES}
 * @param relays how many instances of outbox-relay, 0 (a test moves the messages itself) to {@value #MAX_INSTANCES}; one
 *     is active, the others stand by
 * @param port the first api's port, the others follow; 0: any free ones
 * @param pacePerSecond issues per second that the ledger's database is allowed, over all consumers; 0: none
 */
public record StackSettings(int apis, int consumers, int relays, int port, int pacePerSecond) {

    public static final int MAX_INSTANCES = 8;
    public static final int MAX_PACE = 1_000_000;

    /** @throws IllegalArgumentException if a value is outside its bounds */
    public StackSettings {
        check("api", apis, 1, MAX_INSTANCES);
        check("consumers", consumers, 1, MAX_INSTANCES);
        check("relays", relays, 0, MAX_INSTANCES);
        check("port", port, 0, 65_535 - MAX_INSTANCES);
        check("pace", pacePerSecond, 0, MAX_PACE);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }

    int portOf(int instance) {
        return port == 0 ? 0 : port + instance;
    }
}
