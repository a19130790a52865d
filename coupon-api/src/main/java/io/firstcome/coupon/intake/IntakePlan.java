package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch comes to: each one's answer, who joins which line, and where the lines stand then. Pure; the caller holds
 * the lines' locks.
 *
 * @param answers one for each of the asks, in their order
 * @param accepted in the order of the asks, and so of the tickets
 * @param lines the batch's lines as they stand when {@code accepted} is committed
 */
record IntakePlan(List<Answer> answers, List<IssueRequested> accepted, Map<CouponId, Line> lines) {

    /**
     * A line under its lock.
     *
     * @param now the database's clock once the lock was held: it alone decides whether the line is open
     */
    record Locked(Line line, Instant now) {}

    record Asker(CouponId couponId, CustomerId customerId) {}

    /**
     * @param locked the lines that exist
     * @param inLine the askers who stand in line already
     * @param asks in order of arrival
     */
    static IntakePlan of(Map<CouponId, Locked> locked, Map<Asker, Place> inLine, List<Ask> asks) {
        Map<CouponId, Line> lines = new HashMap<>();
        locked.forEach((id, line) -> lines.put(id, line.line()));
        Map<Asker, Place> places = new HashMap<>(inLine);
        List<IssueRequested> accepted = new ArrayList<>(asks.size());
        List<Answer> answers = new ArrayList<>(asks.size());
        for (Ask ask : asks) {
            Locked line = locked.get(ask.couponId());
            if (line == null) {
                answers.add(new Answer.UnknownCoupon());
                continue;
            }
            Asker asker = new Asker(ask.couponId(), ask.customerId());
            Place place = places.get(asker);
            Answer answer = place == null
                    ? join(lines.getOrDefault(ask.couponId(), line.line()), line.now(), ask)
                    : standing(place, ask);
            if (place == null && answer instanceof Answer.Accepted(Place joined)) {
                Line before = lines.getOrDefault(ask.couponId(), line.line());
                accepted.add(message(ask, before, joined));
                lines.put(ask.couponId(), before.withOneMore());
                places.put(asker, joined);
            }
            answers.add(answer);
        }
        return new IntakePlan(answers, accepted, lines);
    }

    private static Answer join(Line line, Instant now, Ask ask) {
        if (line.closed() || !now.isBefore(line.closesAt())) {
            return new Answer.Closed();
        }
        if (now.isBefore(line.opensAt())) {
            return new Answer.NotOpenYet(line.opensAt());
        }
        if (line.full()) {
            return new Answer.SoldOut();
        }
        return new Answer.Accepted(new Place(ask.requestId(), line.nextTicket(), now));
    }

    /** Whoever stands in line by this very ask was accepted by an earlier try of this batch, whose answer was lost. */
    private static Answer standing(Place place, Ask ask) {
        return place.requestId().equals(ask.requestId()) ? new Answer.Accepted(place) : new Answer.Repeated(place);
    }

    private static IssueRequested message(Ask ask, Line line, Place place) {
        return new IssueRequested(
                place.requestId(),
                ask.couponId(),
                line.nextSequence(),
                place.ticket(),
                ask.customerId(),
                place.acceptedAt());
    }
}
