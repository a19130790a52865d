package io.firstcome.coupon.bench;

import io.firstcome.coupon.page.Rounded;

/** What a figure is to be. */
public record Target(Bound bound, double value) {

    /** On which side of the value it is to stay. */
    public enum Bound {
        AT_LEAST,
        AT_MOST
    }

    public static Target atLeast(double value) {
        return new Target(Bound.AT_LEAST, value);
    }

    public static Target atMost(double value) {
        return new Target(Bound.AT_MOST, value);
    }

    /** Such as {@code ≥ 0.60}. */
    public String words() {
        return switch (bound) {
                    case AT_LEAST -> "≥ ";
                    case AT_MOST -> "≤ ";
                }
                + Rounded.words(value);
    }

    public boolean isMetBy(double figure) {
        return switch (bound) {
            case AT_LEAST -> figure >= value;
            case AT_MOST -> figure <= value;
        };
    }
}
