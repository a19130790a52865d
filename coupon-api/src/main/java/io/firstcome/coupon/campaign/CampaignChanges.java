package io.firstcome.coupon.campaign;

import io.firstcome.coupon.audit.AuditLog;
import io.firstcome.coupon.intake.LineBoard;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies wishes: the coupon, the message in its line and the audit row are committed together, or none of them. Who
 * changes a campaign locks the coupon first and its line, where there is one, after it: two admins or instances wait for
 * each other, and the second decides on what the first has left. A change of a published coupon is six statements, of its
 * quantity seven.
 */
@Component
class CampaignChanges {

    /** PostgreSQL's state for a lock that was not given in time (lock_timeout). */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

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

    Change apply(Asked asked, Wish wish) {
        Change change;
        try {
            change = transactions.execute(_ -> applyLocked(asked, wish));
        } catch (PessimisticLockingFailureException held) {
            return new Change.Busy();
        } catch (UncategorizedSQLException failure) {
            SQLException cause = failure.getSQLException();
            if (cause != null && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                return new Change.Busy();
            }
            throw failure;
        }
        board.refresh();
        return change;
    }

    private Change applyLocked(Asked asked, Wish wish) {
        Optional<Coupon> found = coupons.lockById(asked.campaign());
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

    /** Without a line nobody is told. */
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
