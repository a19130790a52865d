package io.firstcome.coupon.pace;

import io.firstcome.coupon.api.IfMatch;
import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.audit.Admin;
import io.firstcome.coupon.audit.AuditLog;
import io.firstcome.coupon.outbox.OutboxTable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes an admin's setting of the pace down: the row, the message in the outbox and the audit row are committed together.
 * Said again it is published again: that harms nobody, and whoever presses the emergency stop twice means it.
 */
@Component
class Paces {

    private static final int MAX_COUPONS_SHOWN = 1000;
    private static final String ACTION = "pace.set";

    private final PaceTable table;
    private final OutboxTable outbox;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    Paces(PaceTable table, OutboxTable outbox, AuditLog audit, TransactionOperations transactions) {
        this.table = table;
        this.outbox = outbox;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** What a resource shows, and the version for its ETag. */
    record Versioned<T>(T shown, long version) {}

    /** Three statements. The version is read first: it is never newer than what is shown with it. */
    Versioned<Pace> get() {
        long version = table.version();
        List<CouponPace> bounds = table.bounds(MAX_COUPONS_SHOWN).stream()
                .filter(setting -> setting.couponId() != null)
                .map(setting -> CouponPace.of(setting.couponId(), setting))
                .toList();
        return new Versioned<>(Pace.of(table.latest(null).orElse(null), bounds), version);
    }

    /** Two statements. */
    Versioned<CouponPace> get(UUID couponId) {
        requireCampaign(couponId);
        Optional<PaceSetting> setting = table.latest(couponId);
        return new Versioned<>(
                CouponPace.of(couponId, setting.orElse(null)),
                setting.map(PaceSetting::version).orElse(0L));
    }

    /** Six statements: lock, version, the setting before, its successor, and the rows in outbox and audit. */
    void set(@Nullable Integer issuesPerSecond, IfMatch expected, Admin who) {
        transactions.executeWithoutResult(_ -> {
            table.lock();
            if (!expected.matches(table.version())) {
                throw Problem.PRECONDITION_FAILED.asException();
            }
            change(null, "pace", issuesPerSecond, who, table.latest(null).orElse(null));
        });
    }

    /** Six statements: lock, the campaign's state, the setting before, its successor, and the rows in outbox and audit. */
    void set(UUID couponId, @Nullable Integer issuesPerSecond, IfMatch expected, Admin who) {
        transactions.executeWithoutResult(_ -> {
            table.lock();
            if (requireCampaign(couponId).equals("draft")) {
                throw Problem.CAMPAIGN_CONFLICT.asException("A draft has no pace: publish or schedule it first.");
            }
            PaceSetting before = table.latest(couponId).orElse(null);
            if (!expected.matches(before == null ? 0 : before.version())) {
                throw Problem.PRECONDITION_FAILED.asException();
            }
            change(couponId, "campaign/" + couponId, issuesPerSecond, who, before);
        });
    }

    private void change(
            @Nullable UUID couponId,
            String subject,
            @Nullable Integer issuesPerSecond,
            Admin who,
            @Nullable PaceSetting before) {
        if (issuesPerSecond == null && (before == null || before.issuesPerSecond() == null)) {
            return; // there is nothing to take back
        }
        PaceSetting after = table.add(couponId, issuesPerSecond, who);
        outbox.append(after.message());
        audit.add(who, ACTION, subject, before, after);
    }

    private String requireCampaign(UUID couponId) {
        return table.campaignState(couponId)
                .orElseThrow(() -> Problem.UNKNOWN_CAMPAIGN.asException("There is no campaign of this id."));
    }
}
