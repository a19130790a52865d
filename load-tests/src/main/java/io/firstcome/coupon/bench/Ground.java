package io.firstcome.coupon.bench;

import io.firstcome.coupon.load.subject.Component;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** What a stage has started, and what is measured on it. */
public interface Ground extends AutoCloseable {

    /** One sample of each is taken in every round. Their names are unique within the stage. */
    List<Scenario> scenarios();

    /** Who uses the processors. */
    List<Component> components();

    /** What else is counted while a sample is measured. */
    List<Meter> meters();

    /**
     * What does not hold on the data when all samples have been taken, a line each; empty if everything does.
     *
     * @throws SQLException if it cannot be seen
     */
    default List<String> brokenPromises() throws IOException, InterruptedException, SQLException {
        return List.of();
    }

    @Override
    void close();
}
