package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.RepeatedWork;
import io.firstcome.coupon.retrying.Outage;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.slf4j.Logger;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Looks again and again for campaigns whose time has come by the database's clock, and does what is due. Every instance
 * does this; whoever is first changes the campaign, and for the others it is done already.
 */
abstract class DueSweep extends RepeatedWork {

    private final JdbcClient database;
    private final String dueStatement;
    private final Logger log;
    private final Outage outage;

    /** @param dueStatement gives the columns {@code id} and {@code now} */
    DueSweep(JdbcClient database, String dueStatement, String name, Duration pause, Logger log, String ifDown) {
        super(name, pause);
        this.database = database;
        this.dueStatement = dueStatement;
        this.log = log;
        this.outage = new Outage(log, ifDown);
    }

    abstract Change apply(Due due);

    /** What it means for customers that it cannot be done now. */
    abstract String meaning();

    @Override
    protected void work() {
        try {
            database.sql(dueStatement)
                    .query((row, _) -> new Due(
                            row.getObject("id", UUID.class),
                            row.getObject("now", OffsetDateTime.class).toInstant()))
                    .list()
                    .forEach(this::applyOne);
            outage.over();
        } catch (DataAccessException | TransactionException failure) {
            outage.failed(failure);
        }
    }

    /** One that fails does not hold up the others. */
    private void applyOne(Due due) {
        try {
            Object _ = apply(due);
        } catch (DataAccessException | TransactionException failure) {
            log.warn(
                    "Campaign {}: {} ({}); it is tried again in {} ms",
                    due.campaign(),
                    meaning(),
                    failure.getMessage(),
                    pause().toMillis());
        }
    }
}
