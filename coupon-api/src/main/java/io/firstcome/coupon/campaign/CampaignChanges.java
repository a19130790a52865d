package io.firstcome.coupon.campaign;

import io.firstcome.coupon.audit.AuditLog;
import io.firstcome.coupon.intake.LineBoard;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Applies wishes: the coupon, the message in its line and the audit row are committed together, or none of them. */
@Component
class CampaignChanges {

    private static final int MAX_TRIES = 3;

    private final CouponRepository coupons;
    private final LineTerms lines;
    private final AuditLog audit;
    private final LineBoard board;
    private final TransactionOperations transactions;

    CampaignChanges(
            CouponRepository coupons,
            LineTerms lines,
            AuditLog audit,
            LineBoard board,
            TransactionOperations transactions) {
        this.coupons = coupons;
        this.lines = lines;
        this.audit = audit;
        this.board = board;
        this.transactions = transactions;
    }

    /** Who loses a race against another admin or instance looks again at what is there then. */
    Change apply(Asked asked, Wish wish) {
        for (int tries = 1; ; tries++) {
            try {
                Change change = transactions.execute(_ -> applyOnce(asked, wish));
                board.refresh();
                return change;
            } catch (PessimisticLockingFailureException held) {
                return new Change.Busy();
            } catch (OptimisticLockingFailureException | DuplicateKeyException lost) {
                if (tries == MAX_TRIES) {
                    return new Change.Busy();
                }
            }
        }
    }

    private Change applyOnce(Asked asked, Wish wish) {
        Optional<Coupon> found = coupons.findById(asked.campaign());
        if (found.isEmpty()) {
            return new Change.Unknown();
        }
        Coupon coupon = found.get();
        if (!asked.ifMatch().matches(coupon.version())) {
            return new Change.Stale();
        }
        CampaignView before = CampaignView.of(coupon);
        CouponState stateBefore = coupon.state();
        return switch (wish.decide().apply(coupon)) {
            case Verdict.Refused(var why, var members) -> new Change.Refused(why, members);
            case Verdict.Invalid(var fields) -> new Change.Invalid(fields);
            case Verdict.Unchanged _ -> new Change.Done(before);
            case Verdict.Changed _ -> {
                tellLine(stateBefore, coupon);
                coupons.flush();
                CampaignView after = CampaignView.of(coupon);
                record(asked, wish, before, after);
                yield new Change.Done(after);
            }
            case Verdict.Deleted _ -> {
                coupons.delete(coupon);
                coupons.flush();
                record(asked, wish, before, null);
                yield new Change.Done(before);
            }
        };
    }

    /** Before the coupon itself is stored: whoever changes both locks the line first. Without a line nobody is told. */
    private void tellLine(CouponState before, Coupon coupon) {
        if (before.isRunning()) {
            lines.change(coupon);
        } else if (coupon.state().isRunning()) {
            lines.open(coupon);
        }
    }

    private void record(Asked asked, Wish wish, CampaignView before, @Nullable CampaignView after) {
        audit.add(asked.who(), wish.action(), before.subject(), before, after);
    }
}
