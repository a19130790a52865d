package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.intake.IntakePlan.Asker;
import io.firstcome.coupon.intake.IntakePlan.Locked;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes a batch, of however many requests for however many coupons, by one transaction: lock the lines, see who is in
 * them already, decide, join, commit. A batch in which nobody joins a line is rolled back, which waits for no disk.
 */
@Component
class IntakeTransaction {

    private final LineStore lines;
    private final Duration keysKept;

    IntakeTransaction(LineStore lines, IntakeSettings settings) {
        this.lines = lines;
        this.keysKept = settings.keysKept();
    }

    /**
     * Returns once what the plan says is committed.
     *
     * @throws CommitInDoubtException if it may be committed or not
     * @throws SQLException if nothing was written
     */
    IntakePlan write(List<Ask> asks) throws SQLException {
        try (LineStore.Transaction transaction = lines.begin()) {
            return write(transaction, asks);
        } catch (SQLException failure) {
            if (DatabaseTrouble.of(failure) == DatabaseTrouble.CONNECTION_LOST) {
                lines.connectionLost();
            }
            throw failure;
        }
    }

    private IntakePlan write(LineStore.Transaction transaction, List<Ask> asks) throws SQLException {
        Map<CouponId, Locked> locked =
                transaction.lock(asks.stream().map(Ask::couponId).distinct().toList());
        IntakePlan plan = IntakePlan.of(locked, inLine(transaction, locked, asks), asks, keysKept);
        if (plan.accepted().isEmpty()) {
            transaction.rollback();
        } else {
            transaction.join(plan);
            transaction.commit();
        }
        return plan;
    }

    private static Map<Asker, List<Standing>> inLine(
            LineStore.Transaction transaction, Map<CouponId, Locked> locked, List<Ask> asks) throws SQLException {
        if (locked.isEmpty()) {
            return Map.of();
        }
        return transaction.inLine(asks.stream()
                .map(ask -> new Asker(ask.couponId(), ask.customerId()))
                .distinct()
                .toList());
    }
}
