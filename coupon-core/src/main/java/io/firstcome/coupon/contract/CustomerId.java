package io.firstcome.coupon.contract;

/**
 * Names a customer as the customer's identity provider does (the token's {@code sub}): 1 to {@value #MAX_LENGTH}
 * characters, none of them a control character or half of a surrogate pair (PostgreSQL and UTF-8 cannot carry those).
 */
public record CustomerId(String value) {

    public static final int MAX_LENGTH = 128;

    /** @throws IllegalArgumentException if the value is empty, too long or has a forbidden character */
    public CustomerId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a customer id has 1 to " + MAX_LENGTH + " characters");
        }
        if (value.codePoints().anyMatch(CustomerId::isForbidden)) {
            throw new IllegalArgumentException("a customer id has no control characters");
        }
    }

    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return value;
    }
}
