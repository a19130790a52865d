package io.firstcome.coupon.proxy;

/** What happens to a proxy's connections until it is told otherwise. */
sealed interface Mode {

    record Passing() implements Mode {}

    /** Who connects is reset at once. */
    record Refusing() implements Mode {}

    /** As if the way between were gone and nobody had said so: not even the end of a connection gets through. */
    record HalfOpen() implements Mode {}

    /** Each chunk waits, in each direction. */
    record Delaying(long millis) implements Mode {}
}
