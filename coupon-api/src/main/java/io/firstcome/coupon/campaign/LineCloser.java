package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.Repeating;
import io.firstcome.coupon.retrying.Outage;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Ends the lines whose {@code closesAt} has passed by the database's clock, so that those who still wait are told.
 * Nobody joins after that instant anyway: the intake looks at the same clock. Every instance does this; a line is ended
 * by whoever has its lock first, and for the others it is ended already.
 */
@Component
class LineCloser implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LineCloser.class);

    /** Locks nothing. At most so many at a time, the others in the next round. */
    private static final String DUE = """
            SELECT coupon_id FROM intake.line
             WHERE NOT closed AND closes_at <= clock_timestamp()
             ORDER BY closes_at LIMIT 100
            """;

    private final JdbcClient database;
    private final Campaigns campaigns;
    private final CampaignSettings settings;
    private final Outage outage = new Outage(
            log, "Lines whose time is up cannot be ended: who waits in them waits until the database is back.");
    private volatile @Nullable Repeating closing;

    LineCloser(JdbcClient database, Campaigns campaigns, CampaignSettings settings) {
        this.database = database;
        this.campaigns = campaigns;
        this.settings = settings;
    }

    void closeDue() {
        try {
            database.sql(DUE).query(UUID.class).list().forEach(this::close);
            outage.over();
        } catch (DataAccessException | TransactionException failure) {
            outage.failed(failure);
        }
    }

    /** One line that cannot be ended does not keep the others open. */
    private void close(UUID couponId) {
        try {
            campaigns.close(couponId);
        } catch (DataAccessException | TransactionException failure) {
            log.warn(
                    "Line {} could not be ended ({}); who waits in it waits until it is tried again in {} ms",
                    couponId,
                    failure.getMessage(),
                    settings.closerIntervalMillis());
        }
    }

    @Override
    public void start() {
        closing = Repeating.start("line-closer", Duration.ofMillis(settings.closerIntervalMillis()), this::closeDue);
    }

    @Override
    public void stop() {
        Repeating current = closing;
        if (current != null) {
            current.close();
        }
        closing = null;
    }

    @Override
    public boolean isRunning() {
        return closing != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
