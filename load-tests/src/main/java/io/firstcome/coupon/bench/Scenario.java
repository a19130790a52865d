package io.firstcome.coupon.bench;

import java.io.IOException;
import java.sql.SQLException;

/** Something that is measured again and again. */
public interface Scenario {

    String name();

    /** In a sentence, for who reads the report. */
    String meaning();

    /** A first guess at how much is done in a second, rather too high; later samples go by the one before. */
    default int likelyPerSecond() {
        return 20_000;
    }

    /** Makes ready what one sample needs; not measured. */
    Prepared prepare(Extent extent) throws IOException, InterruptedException, SQLException;

    /** A sample that is to be taken once. */
    interface Prepared extends AutoCloseable {

        /** The measured part. */
        Measured measure() throws IOException, InterruptedException, SQLException;

        /** Puts right what the next sample would suffer from; not measured. */
        @Override
        default void close() throws IOException, SQLException {}
    }
}
