package io.firstcome.coupon.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** As many digits as a figure is good for. */
final class Rounded {

    private Rounded() {}

    static double to(int digits, double value) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }
}
