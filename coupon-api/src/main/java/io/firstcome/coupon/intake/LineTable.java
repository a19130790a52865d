package io.firstcome.coupon.intake;

import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** The lines in PostgreSQL, by the intake's own connections. */
@Component
class LineTable implements LineStore {

    private final IntakePool pool;

    LineTable(IntakePool pool) {
        this.pool = pool;
    }

    @Override
    public Transaction begin() throws SQLException {
        return new LineTransaction(pool.connection());
    }

    @Override
    public void connectionLost() {
        pool.dropIdle();
    }
}
