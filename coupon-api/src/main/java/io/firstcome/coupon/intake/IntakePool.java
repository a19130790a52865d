package io.firstcome.coupon.intake;

import io.firstcome.coupon.hotpath.HotPathPool;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/** The intake's own connections: one for each writer, one for the board and one for the loader of members. */
@Component
class IntakePool implements DisposableBean {

    private static final int BOARD_AND_LOADER = 2;

    private final HotPathPool pool;

    IntakePool(JdbcConnectionDetails database, IntakeSettings settings, MeterRegistry meters) {
        HotPathPool.Shape shape = new HotPathPool.Shape(
                "intake",
                settings.writers() + BOARD_AND_LOADER,
                false,
                settings.lockTimeoutMillis(),
                settings.statementTimeoutMillis(),
                settings.connectTimeoutMillis());
        pool = new HotPathPool(shape, database, meters);
    }

    /** A connection without autocommit; closing it rolls back what is not committed. */
    Connection connection() throws SQLException {
        return pool.connection();
    }

    /** When one connection is lost the others probably are, too: the next try is to have a new one. */
    void dropIdle() {
        pool.dropIdle();
    }

    @Override
    public void destroy() {
        pool.close();
    }
}
