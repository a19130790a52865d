package io.firstcome.coupon.simulation;

/** An invariant does not hold. */
final class Violation extends AssertionError {

    private final String invariant;

    /** @param invariant its name, which says what should be */
    Violation(String invariant, String detail) {
        super(invariant + ": " + detail);
        this.invariant = invariant;
    }

    Violation(String invariant, String detail, Throwable cause) {
        super(invariant + ": " + detail, cause);
        this.invariant = invariant;
    }

    private Violation(Violation found, long seed, String trace) {
        super("""
                seed %d breaks %s
                the last events:
                %s
                again: ./mvnw -pl coupon-standalone -am test -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false\
                 -Dsimulation.first=%d -Dsimulation.seeds=1""".formatted(seed, found.getMessage(), trace, seed), found);
        this.invariant = found.invariant;
    }

    /** The same with how it came about and how to see it again. */
    Violation with(long seed, String trace) {
        return new Violation(this, seed, trace);
    }

    String invariant() {
        return invariant;
    }
}
