package io.firstcome.coupon.campaign;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.firstcome.coupon.intake.LineBoard;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Applies the admins' wishes: the coupon and the message in its line are committed together. */
@Component
class Campaigns {

    private static final int MAX_TRIES = 3;

    private final CouponRepository coupons;
    private final LineTerms lines;
    private final LineBoard board;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    Campaigns(
            CouponRepository coupons,
            LineTerms lines,
            LineBoard board,
            TransactionOperations transactions,
            InstantSource clock) {
        this.coupons = coupons;
        this.lines = lines;
        this.board = board;
        this.transactions = transactions;
        this.clock = clock;
    }

    CampaignView create(NewCampaign wanted) {
        return CampaignView.of(coupons.save(new Coupon(ids.generate(), wanted, clock.instant())), 0);
    }

    Optional<CampaignView> find(UUID id) {
        return coupons.findById(id).map(coupon -> CampaignView.of(coupon, lines.accepted(id)));
    }

    Change publish(UUID id) {
        return change(id, coupon -> coupon.publish(clock.instant()));
    }

    Change setQuantity(UUID id, long quantity) {
        return change(id, coupon -> coupon.setQuantity(quantity, clock.instant()));
    }

    Change close(UUID id) {
        return change(id, coupon -> coupon.close(clock.instant()));
    }

    /** Who loses a race against another admin or instance looks again at what is there then. */
    private Change change(UUID id, Function<Coupon, Verdict> wish) {
        for (int tries = 1; ; tries++) {
            try {
                Change change = transactions.execute(_ -> changeOnce(id, wish));
                board.refresh();
                return change;
            } catch (OptimisticLockingFailureException | DuplicateKeyException lost) {
                if (tries == MAX_TRIES) {
                    return new Change.Refused("It is being changed by others; look at it and try again.");
                }
            }
        }
    }

    private Change changeOnce(UUID id, Function<Coupon, Verdict> wish) {
        Optional<Coupon> found = coupons.findById(id);
        if (found.isEmpty()) {
            return new Change.Unknown();
        }
        Coupon coupon = found.get();
        CouponState before = coupon.state();
        return switch (wish.apply(coupon)) {
            case Verdict.Refused(String why) -> new Change.Refused(why);
            case Verdict.Unchanged _ -> done(coupon);
            case Verdict.Changed _ -> {
                tellLine(before, coupon);
                yield done(coupon);
            }
        };
    }

    /** A draft has no line: its changes concern nobody. */
    private void tellLine(CouponState before, Coupon coupon) {
        if (before == CouponState.PUBLISHED) {
            lines.change(coupon.id(), coupon.terms());
        } else if (coupon.state() == CouponState.PUBLISHED) {
            lines.open(coupon.id(), coupon.terms());
        }
    }

    private Change done(Coupon coupon) {
        return new Change.Done(CampaignView.of(coupon, lines.accepted(coupon.id())));
    }
}
