package io.firstcome.coupon.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Something that is asked for again and again. */
interface Scenario {

    String name();

    /** In a sentence, for who reads the report. */
    String meaning();

    /** The answer's status that counts. Any other one makes a sample void. */
    int expected();

    /**
     * Makes ready what one sample needs; not measured.
     *
     * @param most requests that may be sent in it
     * @return each the next request, for many threads
     */
    Supplier<byte[]> requests(int most) throws IOException, InterruptedException, SQLException;
}
