package io.firstcome.coupon.campaign;

import java.time.Duration;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends the lines whose {@code closesAt} has passed, paused ones too, so that those who still wait are told. Nobody joins
 * after that instant anyway: the intake looks at the same clock.
 */
@Component
class LineCloser extends DueSweep {

    /** Locks nothing. At most so many at a time, the others in the next round. */
    private static final String DUE = """
            SELECT coupon_id AS id, clock_timestamp() AS now FROM intake.line
             WHERE NOT closed AND closes_at <= clock_timestamp()
             ORDER BY closes_at LIMIT 100
            """;

    private final Campaigns campaigns;

    LineCloser(JdbcClient database, Campaigns campaigns, CampaignSettings settings) {
        super(
                database,
                DUE,
                "line-closer",
                Duration.ofMillis(settings.closerIntervalMillis()),
                LoggerFactory.getLogger(LineCloser.class),
                "Lines whose time is up cannot be ended: who waits in them waits until the database is back.");
        this.campaigns = campaigns;
    }

    @Override
    Change apply(Due due) {
        return campaigns.closeDue(due);
    }

    @Override
    String meaning() {
        return "its line could not be ended, who waits in it waits on";
    }
}
