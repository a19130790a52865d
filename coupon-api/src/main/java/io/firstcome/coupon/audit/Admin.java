package io.firstcome.coupon.audit;

/**
 * Who makes a change: the token's {@code sub}, or a part of the service that acts by itself.
 *
 * @param name 1 to {@value #MAX_LENGTH} characters, none of them a control character
 */
public record Admin(String name) {

    public static final int MAX_LENGTH = 128;

    private static final String SYSTEM = "system:";

    /** @throws IllegalArgumentException if the name is empty, too long or has a forbidden character */
    public Admin {
        if (name.isEmpty() || name.length() > MAX_LENGTH || name.codePoints().anyMatch(Admin::isForbidden)) {
            throw new IllegalArgumentException(
                    "an admin's name has 1 to " + MAX_LENGTH + " characters and no control characters");
        }
    }

    /** The part of the service that acts by itself, such as {@code line-closer}. */
    public static Admin system(String part) {
        return new Admin(SYSTEM + part);
    }

    /**
     * The admin of a token.
     *
     * @throws IllegalArgumentException also if the name could be taken for a part of the service
     */
    static Admin ofToken(String subject) {
        if (subject.startsWith(SYSTEM)) {
            throw new IllegalArgumentException("'" + SYSTEM + "' is the service itself");
        }
        return new Admin(subject);
    }

    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
