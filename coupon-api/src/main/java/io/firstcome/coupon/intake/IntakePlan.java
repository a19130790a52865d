package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a batch comes to: each one's answer, who joins which line, and where the lines stand then. Pure; the caller holds
 * the lines' locks.
 *
 * @param answers one for each of the asks, in their order
 * @param accepted in the order of the asks, and so of the tickets
 * @param lines the batch's lines as they stand when {@code accepted} is committed
 */
record IntakePlan(List<Answer> answers, List<Joining> accepted, Map<CouponId, Line> lines) {

    /**
     * A line under its lock.
     *
     * @param now the database's clock once the lock was held: it alone decides whether the line is open
     */
    record Locked(Line line, Instant now) {}

    record Asker(CouponId couponId, CustomerId customerId) {}

    /** A request that joins its line, and the message that says so. */
    record Joining(IssueRequested message, Standing standing) {}

    /**
     * @param locked the lines that exist
     * @param inLine what stands in line already of those who ask, of each by {@code nth}
     * @param asks in order of arrival
     * @param keysKept for how long a key names its request
     */
    static IntakePlan of(
            Map<CouponId, Locked> locked, Map<Asker, List<Standing>> inLine, List<Ask> asks, Duration keysKept) {
        Map<CouponId, Line> lines = new HashMap<>();
        locked.forEach((id, line) -> lines.put(id, line.line()));
        Map<Asker, List<Standing>> standing = new HashMap<>(inLine);
        List<Joining> accepted = new ArrayList<>(asks.size());
        List<Answer> answers = new ArrayList<>(asks.size());
        for (Ask ask : asks) {
            Locked lock = locked.get(ask.couponId());
            if (lock == null) {
                answers.add(new Answer.UnknownCoupon());
                continue;
            }
            Line line = lines.getOrDefault(ask.couponId(), lock.line());
            Asker asker = new Asker(ask.couponId(), ask.customerId());
            List<Standing> mine = standing.getOrDefault(asker, List.of());
            Optional<Answer> told = Standing.told(
                            mine, ask, line.perCustomerLimit(), lock.now().minus(keysKept))
                    .or(() -> line.refusal(lock.now()));
            if (told.isPresent()) {
                answers.add(told.get());
                continue;
            }
            Joining joining = join(line, lock.now(), ask, mine.size() + 1);
            accepted.add(joining);
            answers.add(new Answer.Accepted(joining.standing().place()));
            lines.put(ask.couponId(), line.withOneMore());
            standing.put(asker, with(mine, joining.standing()));
        }
        return new IntakePlan(answers, accepted, lines);
    }

    private static Joining join(Line line, Instant now, Ask ask, int nth) {
        Place place = new Place(ask.requestId(), line.nextTicket(), now);
        IssueRequested message = new IssueRequested(
                ask.requestId(), ask.couponId(), line.nextSequence(), line.nextTicket(), ask.customerId(), now);
        return new Joining(message, new Standing(place, nth, ask.key()));
    }

    private static List<Standing> with(List<Standing> mine, Standing further) {
        List<Standing> all = new ArrayList<>(mine);
        all.add(further);
        return all;
    }
}
