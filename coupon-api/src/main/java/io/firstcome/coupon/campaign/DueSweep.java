package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.Repeating;
import io.firstcome.coupon.retrying.Outage;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Looks again and again for campaigns whose time has come by the database's clock, and does what is due. Every instance
 * does this; whoever is first changes the campaign, and for the others it is done already.
 */
abstract class DueSweep implements SmartLifecycle {

    private final JdbcClient database;
    private final String dueStatement;
    private final String name;
    private final Duration pause;
    private final Logger log;
    private final Outage outage;
    private volatile @Nullable Repeating sweeping;

    /** @param dueStatement gives the columns {@code id} and {@code now} */
    DueSweep(JdbcClient database, String dueStatement, String name, Duration pause, Logger log, String ifDown) {
        this.database = database;
        this.dueStatement = dueStatement;
        this.name = name;
        this.pause = pause;
        this.log = log;
        this.outage = new Outage(log, ifDown);
    }

    abstract Change apply(Due due);

    /** What it means for customers that it cannot be done now. */
    abstract String meaning();

    void sweep() {
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
                    pause.toMillis());
        }
    }

    @Override
    public void start() {
        sweeping = Repeating.start(name, pause, this::sweep);
    }

    @Override
    public void stop() {
        Repeating current = sweeping;
        if (current != null) {
            current.close();
        }
        sweeping = null;
    }

    @Override
    public boolean isRunning() {
        return sweeping != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
