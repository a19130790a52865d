package io.firstcome.coupon.load.plan;

/**
 * How large a run is.
 *
 * @param ratePerSecond the highest rate of arrivals, 1 to {@value #MAX_RATE}
 * @param seconds for how long customers come, 1 to {@value #MAX_SECONDS}
 * @param customers how many different ones there are, 1 to {@value #MAX_CUSTOMERS}; if more arrive, they come again
 * @param coupons 1 to {@value #MAX_COUPONS}
 * @param quantity of each coupon, 1 to {@value #MAX_QUANTITY}
 * @param seed the same seed sends the same customers at the same times
 */
public record LoadSettings(
        Profile profile, int ratePerSecond, int seconds, int customers, int coupons, int quantity, long seed) {

    public static final int MAX_RATE = 100_000;
    public static final int MAX_SECONDS = 86_400;
    public static final int MAX_CUSTOMERS = 200_000;
    public static final int MAX_COUPONS = 100;
    public static final int MAX_QUANTITY = 1_000_000;

    /** Of all arrivals; the schedule is kept in memory. */
    public static final int MAX_ARRIVALS = 2_000_000;

    /** @throws IllegalArgumentException if a value is outside its bounds */
    public LoadSettings {
        check("rate", ratePerSecond, MAX_RATE);
        check("seconds", seconds, MAX_SECONDS);
        check("customers", customers, MAX_CUSTOMERS);
        check("coupons", coupons, MAX_COUPONS);
        check("quantity", quantity, MAX_QUANTITY);
        long arrivals = arrivals(profile, ratePerSecond, seconds);
        if (arrivals > MAX_ARRIVALS) {
            throw new IllegalArgumentException(
                    "rate and time make " + arrivals + " arrivals, and " + MAX_ARRIVALS + " are the most");
        }
    }

    private static void check(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " is 1 to " + most + ", not " + value);
        }
    }

    /** How many arrivals that makes, at least 1. */
    public static long arrivals(Profile profile, int ratePerSecond, int seconds) {
        return Math.max(1, Math.round(profile.average() * ratePerSecond * seconds));
    }

    /** The highest rate at which that many arrive, at least 1. */
    public static int rateFor(Profile profile, int arrivals, int seconds) {
        return (int) Math.clamp(Math.ceil(arrivals / (profile.average() * seconds)), 1, MAX_RATE);
    }

    public int arrivals() {
        return (int) arrivals(profile, ratePerSecond, seconds);
    }
}
