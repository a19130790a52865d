package io.firstcome.coupon.campaign;

import java.time.Duration;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Publishes scheduled campaigns when their time comes. One whose window is over by then, since no instance ran, stays
 * scheduled: it could be of no use to anybody any more.
 */
@Component
class CampaignScheduler extends DueSweep {

    /** Locks nothing; by the index {@code coupon_scheduled}. At most so many at a time, the others in the next round. */
    private static final String DUE = """
            SELECT id, clock_timestamp() AS now FROM intake.coupon
             WHERE state = 'scheduled' AND publish_at <= clock_timestamp() AND closes_at > clock_timestamp()
             ORDER BY publish_at LIMIT 100
            """;

    private final Campaigns campaigns;

    CampaignScheduler(JdbcClient database, Campaigns campaigns, CampaignSettings settings) {
        super(
                database,
                DUE,
                "campaign-scheduler",
                Duration.ofMillis(settings.schedulerIntervalMillis()),
                LoggerFactory.getLogger(CampaignScheduler.class),
                "Scheduled campaigns cannot be published: they are once the database is back.");
        this.campaigns = campaigns;
    }

    @Override
    Change apply(Due due) {
        return campaigns.publishDue(due);
    }

    @Override
    String meaning() {
        return "it could not be published, customers do not see it yet";
    }
}
