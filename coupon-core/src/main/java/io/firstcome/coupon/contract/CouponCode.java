package io.firstcome.coupon.contract;

import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * What a customer shows or types to use a coupon: {@value #LENGTH} characters in four groups, such as {@code
 * 7KQF-2MXA-R94T-HCWB}. The alphabet has no look-alikes (no 0 and O, no 1, I and L). Of the characters {@value
 * #DRAWN} are drawn by chance (74 bits), the last one checks them: any one wrong character and any two that changed places
 * are found, since 31, the alphabet's size, is a prime and each place has a weight of its own.
 *
 * @param value in capitals, with hyphens between the groups
 */
public record CouponCode(String value) {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 16;
    private static final int DRAWN = LENGTH - 1;
    private static final int GROUP = 4;

    /** The weight of the last place times this is 1, modulo the alphabet's size. */
    private static final int INVERSE_OF_LAST_WEIGHT = 2;

    /** @throws IllegalArgumentException if the text is no code in its usual form */
    public CouponCode {
        if (!grouped(digits(value)).equals(value)) {
            throw new IllegalArgumentException("a code is in capitals, in groups of four");
        }
    }

    /**
     * Reads what a human has typed: small letters will do, hyphens and spaces may be missing or stand anywhere.
     *
     * @throws IllegalArgumentException if it is no code; one mistyped character is always found
     */
    public static CouponCode parse(String text) {
        return new CouponCode(grouped(digits(text)));
    }

    /**
     * A new code.
     *
     * @param chance gives a number from 0 to its argument (exclusive) that nobody can guess
     */
    public static CouponCode draw(IntUnaryOperator chance) {
        int[] digits = new int[LENGTH];
        int sum = 0;
        for (int i = 0; i < DRAWN; i++) {
            digits[i] = chance.applyAsInt(ALPHABET.length());
            sum += (i + 1) * digits[i];
        }
        digits[DRAWN] = Math.floorMod(-INVERSE_OF_LAST_WEIGHT * sum, ALPHABET.length());
        return new CouponCode(grouped(digits));
    }

    private static int[] digits(String text) {
        String plain = text.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
        if (plain.length() != LENGTH) {
            throw new IllegalArgumentException("a code has " + LENGTH + " letters and digits");
        }
        int[] digits = plain.chars().map(ALPHABET::indexOf).toArray();
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (digits[i] < 0) {
                throw new IllegalArgumentException("a code has no character like the one at place " + (i + 1));
            }
            sum += (i + 1) * digits[i];
        }
        if (sum % ALPHABET.length() != 0) {
            throw new IllegalArgumentException("the code's check character does not fit: it is mistyped");
        }
        return digits;
    }

    private static String grouped(int[] digits) {
        StringBuilder text = new StringBuilder(LENGTH + LENGTH / GROUP - 1);
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(digits[i]));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
