package io.firstcome.coupon.promises;

import org.jspecify.annotations.Nullable;

/** Judges one line, message by message in the order of the sequence. */
interface LineWatch {

    /** The terms change here. */
    void changed(LineRow.Changed terms);

    /**
     * A request stands here.
     *
     * @param taken what the ledger has of it, null if nothing
     */
    void request(LineRow.Request request, @Nullable Taken taken);

    /** The line ends here. */
    void end();
}
