package io.firstcome.coupon.chaos;

import io.firstcome.coupon.fault.Breakage;
import io.firstcome.coupon.fault.FaultKind;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a plan is carried out on. */
interface Ground {

    /** Why faults of the kind cannot be struck on this machine; empty if they can. */
    Optional<String> impossible(FaultKind kind);

    /** @throws Exception if it could not be broken; then nothing is left broken */
    Breakage strike(FaultKind kind, RandomGenerator random) throws Exception;

    /**
     * Returns when the product is seen to be well, by something that was begun after the call.
     *
     * @return whether it was within the bound
     */
    boolean awaitHealed(Duration bound) throws InterruptedException;
}
