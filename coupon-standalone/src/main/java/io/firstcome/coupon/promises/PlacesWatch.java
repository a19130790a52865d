package io.firstcome.coupon.promises;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets and sequences are 1, 2, 3 … up to the line's own count, and no ticket is beyond the capacity of its moment. */
final class PlacesWatch implements LineWatch {

    private final Sides sides;
    private final LineFigures figures;
    private final UUID coupon;
    private long nextSequence = 1;
    private long nextTicket = 1;
    private long accepted;
    private long capacity;
    private Instant lastAcceptedAt = Instant.MIN;

    PlacesWatch(Sides sides, LineFigures figures, UUID coupon) {
        this.sides = sides;
        this.figures = figures;
        this.coupon = coupon;
    }

    @Override
    public void changed(LineRow.Changed terms) {
        figures.changes++;
        nextSequence = expect(Check.SEQUENCES_GAPLESS, "sequence", nextSequence, terms.sequence(), terms);
        capacity = terms.capacity();
    }

    @Override
    public void request(LineRow.Request request, @Nullable Taken taken) {
        figures.requests++;
        accepted++;
        nextSequence = expect(Check.SEQUENCES_GAPLESS, "sequence", nextSequence, request.sequence(), request);
        nextTicket = expect(Check.TICKETS_GAPLESS, "ticket", nextTicket, request.ticket(), request);
        if (request.ticket() > capacity) {
            sides.findings()
                    .violation(
                            Check.ACCEPTED_WITHIN_CAPACITY,
                            "coupon %s: ticket %d (request %s) was given when the line took %d",
                            coupon,
                            request.ticket(),
                            request.id(),
                            capacity);
        }
        if (request.acceptedAt().isBefore(lastAcceptedAt)) {
            figures.clockSteps++;
        }
        lastAcceptedAt = request.acceptedAt();
    }

    private long expect(Check check, String place, long expected, long found, LineRow row) {
        if (found > expected) {
            sides.findings()
                    .violation(
                            check,
                            "coupon %s: %s %d is followed by %d (message %s): %d missing",
                            coupon,
                            place,
                            expected - 1,
                            found,
                            row.id(),
                            found - expected);
        } else if (found < expected) {
            sides.findings()
                    .violation(
                            check,
                            "coupon %s: %s %d (message %s) stands behind %d: given twice or out of order",
                            coupon,
                            place,
                            found,
                            row.id(),
                            expected - 1);
        }
        return Math.max(expected, found + 1);
    }

    @Override
    public void end() {
        Standing.Intake line = sides.standing().intake().get(coupon);
        if (line == null) {
            sides.findings().violation(Check.SEQUENCES_GAPLESS, "coupon %s: messages, but no line", coupon);
            return;
        }
        atTheEnd(Check.SEQUENCES_GAPLESS, "sequence", nextSequence, line.nextSequence());
        atTheEnd(Check.TICKETS_GAPLESS, "ticket", nextTicket, line.nextTicket());
        if (line.capacity() > Math.max(capacity, accepted) || accepted > line.capacity()) {
            sides.findings()
                    .violation(
                            Check.LINE_CAPACITY_AGREES,
                            "coupon %s: %d accepted, the line takes %d, its terms say %d",
                            coupon,
                            accepted,
                            line.capacity(),
                            capacity);
        }
    }

    private void atTheEnd(Check check, String place, long expected, long lineSays) {
        if (expected != lineSays) {
            sides.findings()
                    .violation(
                            check,
                            "coupon %s: the last %s is %d, the line has given out %d",
                            coupon,
                            place,
                            expected - 1,
                            lineSays - 1);
        }
    }
}
