package io.firstcome.coupon.bench;

import java.sql.SQLException;

/** Something that only grows; a sample says by how much for each thing that was done. */
public interface Meter {

    /** What it counts, in the plural. */
    String name();

    /** Up to now; reading it costs little. */
    double total() throws SQLException;
}
