package io.firstcome.coupon.audit;

/**
 * Who makes a change: the token's {@code sub}, or a part of the service that acts by itself.
 *
 * @param name 1 to {@value #MAX_LENGTH} characters, none of them a control character
 */
public record Admin(String name) {

    public static final int MAX_LENGTH = 128;

    /** @throws IllegalArgumentException if the name is empty, too long or has a forbidden character */
    public Admin {
        if (name.isEmpty() || name.length() > MAX_LENGTH || name.codePoints().anyMatch(Admin::isForbidden)) {
            throw new IllegalArgumentException(
                    "an admin's name has 1 to " + MAX_LENGTH + " characters and no control characters");
        }
    }

    /** The part of the service that acts by itself, such as {@code line-closer}. */
    public static Admin system(String part) {
        return new Admin("system:" + part);
    }

    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
