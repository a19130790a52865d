package io.firstcome.coupon.simulation;

/** A process dies at this point: no code of it runs any more, so nothing may catch this but the simulation. */
final class Crash extends Error {

    private final String point;

    Crash(String point) {
        super(point, null, false, false);
        this.point = point;
    }

    String point() {
        return point;
    }
}
