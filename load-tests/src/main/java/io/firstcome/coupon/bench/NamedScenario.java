package io.firstcome.coupon.bench;

import java.io.IOException;
import java.sql.SQLException;

/** A scenario that needs nothing of its own but a way to make samples ready. */
record NamedScenario(String name, String meaning, int likelyPerSecond, Preparing preparing) implements Scenario {

    @Override
    public Prepared prepare(Extent extent) throws IOException, InterruptedException, SQLException {
        return preparing.prepare(extent);
    }
}
