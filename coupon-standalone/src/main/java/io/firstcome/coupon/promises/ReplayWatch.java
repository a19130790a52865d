package io.firstcome.coupon.promises;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestFailed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides the line again, from what was accepted and up to where the ledger stands, and compares every decision. What is
 * kept in memory is one chunk and the waiting list.
 */
final class ReplayWatch implements LineWatch {

    private static final int CHUNK_MESSAGES = 1_000;
    private static final Answer NO_PLACE_IS_FREE = new Answer(Taken.WAITING, 0, "no place is free");

    private static final Answer CLOSED_BY_AN_ADMIN = Answer.of(new Decision.Refused(RefusalReason.FAILED));

    private final Sides sides;
    private final LineFigures figures;
    private final UUID coupon;
    private final long decidedUpTo;
    private final Replay replay;
    private final List<LineMessage> chunk = new ArrayList<>();
    private final Map<UUID, Taken> taken = new HashMap<>();
    private long nextSequence = 1;
    private long due;
    private boolean stopped;

    ReplayWatch(Sides sides, LineFigures figures, UUID coupon, Set<String> repeatedCustomers) {
        this.sides = sides;
        this.figures = figures;
        this.coupon = coupon;
        this.decidedUpTo = sides.standing().decidedUpTo(coupon);
        this.replay = new Replay(new CouponId(coupon), repeatedCustomers::contains, this::compare);
    }

    @Override
    public void changed(LineRow.Changed terms) {
        replay(terms, terms::message);
    }

    @Override
    public void request(LineRow.Request request, @Nullable Taken there) {
        if (request.sequence() >= decidedUpTo) {
            if (there != null) {
                sides.findings()
                        .violation(
                                Check.DECIDED_AS_REPLAYED,
                                "coupon %s: request %s at sequence %d is %s, but the ledger stands at %d",
                                coupon,
                                request.id(),
                                request.sequence(),
                                there.answer(),
                                decidedUpTo);
            }
            return;
        }
        if (there != null && !stopped) {
            taken.put(request.id(), there);
        }
        boolean closed = request.failed() && there != null && there.answer().equals(CLOSED_BY_AN_ADMIN);
        replay(request, () -> closed ? new RequestFailed(request.message()) : request.message());
    }

    private void replay(LineRow row, Supplier<LineMessage> message) {
        if (stopped || row.sequence() >= decidedUpTo) {
            return;
        }
        if (row.sequence() != nextSequence) {
            stop("what follows stands at sequence " + row.sequence());
            return;
        }
        try {
            chunk.add(message.get());
        } catch (IllegalArgumentException broken) {
            stop("what stands there is no message: " + broken.getMessage());
            return;
        }
        nextSequence++;
        if (chunk.size() == CHUNK_MESSAGES) {
            settle();
        }
    }

    private void stop(String why) {
        stopped = true;
        figures.replayStopped++;
        sides.findings()
                .violation(
                        Check.DECIDED_AS_REPLAYED,
                        "coupon %s: what was decided from sequence %d on cannot be replayed: %s",
                        coupon,
                        replay.state().nextSequence() + chunk.size(),
                        why);
    }

    private void settle() {
        figures.replayed += chunk.size();
        try {
            replay.settle(chunk);
        } catch (IllegalArgumentException broken) {
            chunk.clear();
            stop("the line goes against its rules: " + broken.getMessage());
        }
        chunk.clear();
    }

    private void compare(IssueRequested request, Answer replayed) {
        figures.replayedDecisions++;
        Taken there = taken.remove(request.messageId());
        if (there == null) {
            return; // found request by request: either it has no decision, or one of another place
        }
        if (there.waits()) {
            due(request, replayed);
        } else if (!there.answer().equals(replayed)) {
            differs(request, there.answer(), replayed);
        }
    }

    private void due(IssueRequested request, Answer replayed) {
        due++;
        figures.due++;
        if (sides.options().drained()) {
            sides.findings()
                    .violation(
                            Check.ACCEPTED_IS_DECIDED,
                            "coupon %s: request %s (ticket %d) still waits, but is due to be %s",
                            coupon,
                            request.requestId(),
                            request.ticket(),
                            replayed);
        }
    }

    private void differs(IssueRequested request, Answer decided, Answer replayed) {
        differs(Check.DECIDED_AS_REPLAYED, request, decided, replayed);
        if (decided.issued() || replayed.issued()) {
            differs(Check.HOLDERS_ARE_EARLIEST, request, decided, replayed);
        }
    }

    private void differs(Check check, IssueRequested request, Answer decided, Answer replayed) {
        sides.findings()
                .violation(
                        check,
                        "coupon %s: request %s (ticket %d) was %s; by the line it is %s",
                        coupon,
                        request.requestId(),
                        request.ticket(),
                        decided,
                        replayed);
    }

    @Override
    public void end() {
        settle();
        for (IssueRequested request : replay.waiting()) {
            Taken there = taken.get(request.messageId());
            if (there != null && !there.waits() && !stopped) {
                differs(request, there.answer(), NO_PLACE_IS_FREE);
            }
        }
        Standing.Ledger line = sides.standing().ledger().get(coupon);
        if (line != null && !stopped) {
            new ReplayedLine(sides.findings(), replay.state(), due).compare(line);
        }
    }
}
