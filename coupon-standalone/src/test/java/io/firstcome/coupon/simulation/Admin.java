package io.firstcome.coupon.simulation;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.intake.MemoryLines;
import java.time.Duration;
import java.util.List;

/** Changes one coupon while its crowd is there: raises it, pauses it, closes it, closes a request as failed. */
final class Admin extends Actor {

    private static final int MOST_RAISED_BY = 4;
    private static final int MAX_QUANTITY = 12;
    private static final int MAX_WAITING_LIST = 5;
    private static final int TRY_AGAIN_MILLIS = 20;

    private final CouponId couponId;
    private Terms terms;
    private boolean paused;

    Admin(World world, CouponId couponId) {
        super(world, "admin");
        this.couponId = couponId;
        this.terms = new Terms(
                world.random().nextInt(MAX_QUANTITY),
                world.random().nextInt(MAX_WAITING_LIST),
                1,
                world.timeline().instant(),
                world.timeline().instant().plus(Duration.ofDays(1)),
                world.timeline().instant().plus(Duration.ofDays(2)),
                false);
    }

    CouponId couponId() {
        return couponId;
    }

    @Override
    void start() {}

    void open() {
        world.lines.open(couponId, terms, world.newId());
        world.note("opened " + couponId + " " + terms.quantity() + "+" + terms.waitingList());
    }

    void doSomething() {
        switch (world.random().nextInt(8)) {
            case 0, 1, 2 -> apply(with(terms.quantity() + 1 + world.random().nextInt(MOST_RAISED_BY), false), false);
            case 3, 4 -> apply(terms, !paused);
            case 5 -> apply(with(terms.quantity(), true), paused);
            default -> fail();
        }
    }

    /** The crowd has gone: who was kept out by a pause need not wait. */
    void resume() {
        if (paused) {
            apply(terms, false);
        }
    }

    private Terms with(long quantity, boolean closed) {
        return new Terms(
                quantity,
                terms.waitingList(),
                terms.perCustomerLimit(),
                terms.opensAt(),
                terms.closesAt(),
                terms.validUntil(),
                closed);
    }

    private void apply(Terms wanted, boolean pause) {
        after(0, () -> {
            if (terms.closed()) {
                return;
            }
            if (isChanged(wanted, pause)) {
                world.note("admin changes " + couponId + ": " + wanted.quantity() + " closed " + wanted.closed()
                        + " paused " + pause);
                terms = wanted;
                paused = pause;
            } else {
                after(TRY_AGAIN_MILLIS, () -> apply(wanted, pause));
            }
        });
    }

    /** One whose commit's answer is lost is made once more: that changes nothing. */
    private boolean isChanged(Terms wanted, boolean pause) {
        try {
            return world.lines.change(couponId, wanted, pause, world.newId());
        } catch (MemoryLines.ConnectionLost lost) {
            return false;
        }
    }

    private void fail() {
        after(0, () -> {
            long next = world.intake
                    .progress(couponId)
                    .map(LineProgressed::nextSequence)
                    .orElse(1L);
            List<LineMessage> undecided = world.intake.line(couponId).values().stream()
                    .filter(message -> message.sequence() >= next)
                    .toList();
            if (!undecided.isEmpty()) {
                LineMessage one = undecided.get(world.random().nextInt(undecided.size()));
                world.note("admin fails place " + one.sequence() + " of " + couponId);
                fail(one);
            }
        });
    }

    private void fail(LineMessage message) {
        try {
            world.intake.fail(couponId, message.sequence());
        } catch (MemoryLines.ConnectionLost lost) {
            world.note("the admin is told to try again");
        }
    }
}
