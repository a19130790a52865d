package io.firstcome.coupon.crowd;

/**
 * How large the crowd is.
 *
 * @param seed the same seed makes the same choices: who comes, how, and what admins do
 * @param requestsPerSecond how many customers come in a second, 1 to {@value #MAX_PER_SECOND}; who asks twice or again
 *     adds to it
 * @param coupons how many are on offer at a time, 1 to {@value #MAX_COUPONS}
 * @param customers how many different ones there are, 1 to {@value #MAX_CUSTOMERS}; they come again for other coupons
 * @param actMillis between two acts of the admins, about, 100 to 600,000
 */
public record CrowdSettings(long seed, int requestsPerSecond, int coupons, int customers, int actMillis) {

    public static final int MAX_PER_SECOND = 5_000;
    public static final int MAX_COUPONS = 100;
    public static final int MAX_CUSTOMERS = 100_000;
    private static final int ACT_MILLIS = 2_000;

    /** @throws IllegalArgumentException if a value is outside its bounds */
    public CrowdSettings {
        check("requests per second", requestsPerSecond, 1, MAX_PER_SECOND);
        check("coupons", coupons, 1, MAX_COUPONS);
        check("customers", customers, 1, MAX_CUSTOMERS);
        check("actMillis", actMillis, 100, 600_000);
    }

    /** A crowd in which a customer comes every half minute, for five coupons at a time. */
    public static CrowdSettings of(long seed, int requestsPerSecond) {
        return new CrowdSettings(
                seed, requestsPerSecond, 5, Math.min(MAX_CUSTOMERS, 30 * requestsPerSecond), ACT_MILLIS);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }
}
