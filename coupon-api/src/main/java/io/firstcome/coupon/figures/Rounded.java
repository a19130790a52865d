package io.firstcome.coupon.figures;

/** Numbers as people read them. */
final class Rounded {

    private Rounded() {}

    static double toTenths(double exact) {
        return Math.round(exact * 10) / 10.0;
    }
}
