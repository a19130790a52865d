package io.firstcome.coupon.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** As many digits as a figure is good for. */
public final class Rounded {

    private Rounded() {}

    /** To a hundredth, for who reads it. */
    public static String words(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    /** To a hundredth, for what is kept. */
    public static double toHundredth(double value) {
        return to(2, value);
    }

    /** To so many digits behind the point, for what is kept. */
    public static double to(int digits, double value) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }
}
