package io.firstcome.coupon.fault;

/** Something that is broken now. */
public interface Breakage {

    /** What was done to what, in a few words: {@code killed api-2}. */
    String what();

    /**
     * How long it has to stay broken to be what it is meant to be (a pause beyond a timeout, for instance), in
     * milliseconds; 0 where any time will do.
     */
    long leastMillis();

    /**
     * Puts right what does not heal by itself, and returns when that is done: a killed process is started, a paused one goes
     * on, a connection is let through. What the product must heal is not touched.
     */
    void mend() throws Exception;
}
