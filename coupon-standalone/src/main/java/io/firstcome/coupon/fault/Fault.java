package io.firstcome.coupon.fault;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Breaks one thing. */
public interface Fault {

    FaultKind kind();

    /** Why it cannot be struck on this machine, in one line; empty if it can. To be asked before the first strike. */
    default Optional<String> impossible(Scene scene) {
        return Optional.empty();
    }

    /**
     * Breaks it and returns when it is broken.
     *
     * @param random decides which part, how much and the like: all chance comes from here, so that a seed replays it
     * @throws Exception if it could not be broken; then nothing is left broken
     */
    Breakage strike(Scene scene, RandomGenerator random) throws Exception;
}
