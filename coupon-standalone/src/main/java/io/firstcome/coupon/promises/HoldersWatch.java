package io.firstcome.coupon.promises;

import io.firstcome.coupon.contract.RefusalReason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Nobody is overtaken and nothing is over-issued, told from the rows alone, without the code that decided them.
 *
 * <p>Who waits is let in before the line goes on, so serials ascend with the tickets, and after the first ticket that was
 * sold out no later one gets a coupon until the terms change. A serial above the quantity of its place in line is that of
 * one who waited: a later change must have raised the quantity to it.
 */
final class HoldersWatch implements LineWatch {

    private record Raised(long serial, UUID requestId) {}

    private final Sides sides;
    private final LineFigures figures;
    private final UUID coupon;
    private final long decidedUpTo;
    private final Deque<Raised> aboveQuantity = new ArrayDeque<>();
    private long quantity;
    private long lastSerial;
    private long lastHolder;
    private long soldOutTicket;

    HoldersWatch(Sides sides, LineFigures figures, UUID coupon) {
        this.sides = sides;
        this.figures = figures;
        this.coupon = coupon;
        this.decidedUpTo = sides.standing().decidedUpTo(coupon);
    }

    @Override
    public void changed(LineRow.Changed terms) {
        if (terms.sequence() < decidedUpTo) {
            quantity = terms.quantity();
            soldOutTicket = 0;
            aboveQuantity.removeIf(raised -> raised.serial() <= quantity);
        }
    }

    @Override
    public void request(LineRow.Request request, @Nullable Taken taken) {
        if (taken == null) {
            return;
        }
        if (taken.answer().issued()) {
            issued(request, taken.answer().serial());
        } else if (taken.answer().reason().equals(RefusalReason.SOLD_OUT.code())) {
            figures.soldOut++;
            soldOutTicket = soldOutTicket == 0 ? request.ticket() : soldOutTicket;
        }
    }

    private void issued(LineRow.Request request, long serial) {
        figures.issued++;
        if (serial <= lastSerial) {
            sides.findings()
                    .violation(
                            Check.NOBODY_OVERTAKEN,
                            "coupon %s: ticket %d (request %s) has serial %d, but ticket %d before it has serial %d",
                            coupon,
                            request.ticket(),
                            request.id(),
                            serial,
                            lastHolder,
                            lastSerial);
        }
        if (soldOutTicket != 0) {
            sides.findings()
                    .violation(
                            Check.NOBODY_OVERTAKEN,
                            "coupon %s: ticket %d (request %s) got serial %d, the earlier ticket %d was sold out under"
                                    + " the same terms",
                            coupon,
                            request.ticket(),
                            request.id(),
                            serial,
                            soldOutTicket);
        }
        lastSerial = serial;
        lastHolder = request.ticket();
        if (serial > quantity) {
            aboveQuantity.add(new Raised(serial, request.id()));
        }
    }

    @Override
    public void end() {
        for (Raised raised : aboveQuantity) {
            sides.findings()
                    .violation(
                            Check.ISSUED_WITHIN_QUANTITY,
                            "coupon %s: request %s has serial %d; the quantity has not been that high since it stood"
                                    + " in line",
                            coupon,
                            raised.requestId(),
                            raised.serial());
        }
    }
}
