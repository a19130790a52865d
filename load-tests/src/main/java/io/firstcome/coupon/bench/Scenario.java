package io.firstcome.coupon.bench;

import java.io.IOException;
import java.sql.SQLException;

/** Something that is measured again and again. */
public interface Scenario {

    /** A first guess where nothing better is known. */
    int LIKELY_PER_SECOND = 20_000;

    /** What makes a sample ready. */
    interface Preparing {
        Prepared prepare(Extent extent) throws IOException, InterruptedException, SQLException;
    }

    static Scenario of(String name, String meaning, Preparing preparing) {
        return of(name, meaning, LIKELY_PER_SECOND, preparing);
    }

    static Scenario of(String name, String meaning, int likelyPerSecond, Preparing preparing) {
        return new NamedScenario(name, meaning, likelyPerSecond, preparing);
    }

    String name();

    /** In a sentence, for who reads the report. */
    String meaning();

    /** A first guess at how much is done in a second, rather too high; later samples go by the one before. */
    default int likelyPerSecond() {
        return LIKELY_PER_SECOND;
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
