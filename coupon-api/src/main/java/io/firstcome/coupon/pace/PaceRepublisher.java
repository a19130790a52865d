package io.firstcome.coupon.pace;

import io.firstcome.coupon.api.RepeatedWork;
import io.firstcome.coupon.outbox.OutboxTable;
import io.firstcome.coupon.retrying.Outage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Says the latest settings again from time to time. A line heals its gaps because its messages are numbered; a consumer
 * cannot tell that it has missed a setting, nor does a slot that was made anew tell what fell between. So each is simply said
 * again: consumers leave out a version that they know, and the topic is compacted. Every instance does this; whoever has the
 * lock first writes, and the others see in the outbox that it was done. What the outbox still has does not matter: the
 * settings come from {@code intake.pace}.
 */
@Component
class PaceRepublisher extends RepeatedWork {

    private static final Logger log = LoggerFactory.getLogger(PaceRepublisher.class);
    private static final int MAX_SETTINGS_AT_ONCE = 1000;

    private final PaceTable table;
    private final OutboxTable outbox;
    private final TransactionOperations transactions;
    private final PaceRepublishingSettings settings;
    private final Outage outage = new Outage(
            log,
            "The settings of the pace cannot be said again. Consumers keep what they have heard; it goes on by itself.");

    PaceRepublisher(
            PaceTable table,
            OutboxTable outbox,
            TransactionOperations transactions,
            PaceRepublishingSettings settings) {
        super("pace-republisher", settings.pause());
        this.table = table;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Two statements where nothing is due, and one for each setting that is. Returns how many were. */
    int republish() {
        Integer said = transactions.execute(_ -> {
            table.lock();
            List<PaceSetting> due = table.notSaidFor(settings.pause(), MAX_SETTINGS_AT_ONCE);
            due.forEach(setting -> outbox.append(setting.message()));
            return due.size();
        });
        return said == null ? 0 : said;
    }

    @Override
    protected void work() {
        try {
            int _ = republish();
            outage.over();
        } catch (RuntimeException failure) {
            outage.failed(failure);
        }
    }
}
