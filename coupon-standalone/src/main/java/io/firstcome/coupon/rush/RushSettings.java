package io.firstcome.coupon.rush;

/**
 * The demo's size.
 *
 * @param customers distinct customers, 1 to {@value #MAX_CUSTOMERS}
 * @param quantity of each coupon, at least 1
 * @param coupons that open at the same moment, 1 to {@value #MAX_COUPONS}
 * @param seed the same seed sends the same customers
 */
public record RushSettings(int customers, int quantity, int coupons, long seed) {

    public static final int MAX_CUSTOMERS = 1_000_000;
    public static final int MAX_COUPONS = 1_000;

    /** @throws IllegalArgumentException if a value is outside its bounds */
    public RushSettings {
        check("customers", customers, MAX_CUSTOMERS);
        check("quantity", quantity, 1_000_000_000);
        check("coupons", coupons, MAX_COUPONS);
    }

    private static void check(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " is 1 to " + most + ", not " + value);
        }
    }
}
