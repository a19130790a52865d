package io.firstcome.coupon.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A part of the benchmark with a ground of its own, on which it runs alone. */
public interface Stage {

    /** As it is asked for on the command line: lower-case letters. */
    String name();

    /** What it answers, each a row of the report, whether or not it is measured. */
    List<Goal> goals();

    /** Why it cannot be measured on this machine, in a few words; empty if it can. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /** How long it is to be measured, where that is not as long as is usual: many processes are warm later than one. */
    default BenchSettings settings(BenchSettings usual) {
        return usual;
    }

    /** What its rows say if nobody asks for it, with how to. */
    default String whyUnasked() {
        return "not asked for: --only " + name();
    }

    /**
     * Starts what it runs on; the caller closes it.
     *
     * @throws IllegalStateException if something does not start; what had been started is stopped again
     */
    Ground open(Site site) throws IOException, InterruptedException, SQLException;
}
