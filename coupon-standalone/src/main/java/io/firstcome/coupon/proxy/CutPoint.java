package io.firstcome.coupon.proxy;

/** How many bytes still pass in one direction, over all connections together, before the next one is cut. */
final class CutPoint {

    private final Direction direction;
    private long remaining;

    CutPoint(Direction direction, long bytes) {
        this.direction = direction;
        this.remaining = bytes;
    }

    Direction direction() {
        return direction;
    }

    /** How many of the bytes may pass; with a result below {@code length} the connection ends here. */
    synchronized int take(int length) {
        int passing = (int) Math.min(remaining, length);
        remaining -= passing;
        return passing;
    }
}
