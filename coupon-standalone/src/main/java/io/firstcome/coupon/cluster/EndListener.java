package io.firstcome.coupon.cluster;

/** Is told of a part that ended though nobody stopped or killed it through its {@link Part}. */
@FunctionalInterface
public interface EndListener {

    /** @param exitCode 128 and the signal's number if it was killed */
    void ended(Part part, int exitCode);
}
