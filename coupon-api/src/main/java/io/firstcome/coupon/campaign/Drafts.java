package io.firstcome.coupon.campaign;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.firstcome.coupon.audit.Admin;
import io.firstcome.coupon.audit.AuditLog;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Sets new campaigns up, from nothing or after another one. */
@Component
class Drafts {

    private final CouponRepository coupons;
    private final AuditLog audit;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    Drafts(CouponRepository coupons, AuditLog audit, TransactionOperations transactions, InstantSource clock) {
        this.coupons = coupons;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    CampaignView create(Admin who, NewCampaign wanted) {
        return transactions.execute(_ -> add(who, "campaign.create", null, wanted));
    }

    /** The audit log's row has the model as what was before. */
    Change copy(Asked asked) {
        return transactions.execute(_ -> {
            Optional<Coupon> found = coupons.findById(asked.campaign());
            if (found.isEmpty()) {
                return new Change.Unknown();
            }
            Coupon model = found.get();
            if (!asked.ifMatch().matches(model.version())) {
                return new Change.Stale();
            }
            NewCampaign wanted = model.asNew().asCopy();
            return new Change.Done(add(asked.who(), "campaign.copy", CampaignView.of(model), wanted));
        });
    }

    private CampaignView add(Admin who, String action, @Nullable CampaignView model, NewCampaign wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        CampaignView draft = CampaignView.of(coupons.saveAndFlush(new Coupon(ids.generate(), wanted, now)));
        audit.add(who, action, draft.subject(), model, draft);
        return draft;
    }
}
