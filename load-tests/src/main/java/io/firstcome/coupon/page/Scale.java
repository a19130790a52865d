package io.firstcome.coupon.page;

/** The scale beside a plot, from 0. */
final class Scale {

    private static final double[] STEPS = {1, 2, 4, 5};
    private static final double SMALLEST = 0.1;

    private Scale() {}

    /** Where it ends: the next of 1, 2, 4, 5, 10 times a power of ten. */
    static double top(double highest) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(highest, SMALLEST))));
        for (double step : STEPS) {
            if (highest <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** To a hundredth. */
    static String label(double value) {
        return Html.number(Rounded.toHundredth(value));
    }
}
