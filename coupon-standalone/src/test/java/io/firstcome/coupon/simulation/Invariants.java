package io.firstcome.coupon.simulation;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.json.DecisionJson;
import io.firstcome.coupon.contract.json.Reading;
import io.firstcome.coupon.ledger.PlainLine;
import io.firstcome.coupon.outcome.Ticket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold, by the promises' names: some at every step, the others when everything has come to rest. */
final class Invariants {

    private final World world;
    private final Map<RequestId, RequestDecided> said = new HashMap<>();
    private final Map<RequestId, Ticket> accepted = new HashMap<>();
    private final Map<CouponId, Long> lastAnswered = new HashMap<>();
    private final Map<CouponId, Long> issued = new HashMap<>();

    Invariants(World world) {
        this.world = world;
    }

    /** The highest ticket of the coupon that a customer knows of. */
    long lastAnswered(CouponId couponId) {
        return lastAnswered.getOrDefault(couponId, 0L);
    }

    /** A customer hears of the ticket for the first time. */
    void accepted(CustomerId customer, Ticket ticket, long knownWhenAsked) {
        accepted.put(ticket.requestId(), ticket);
        lastAnswered.merge(ticket.couponId(), ticket.number(), Math::max);
        if (ticket.number() <= knownWhenAsked) {
            throw new Violation(
                    "first-come-first-served",
                    customer + " has " + ticket + ", and asked when ticket " + knownWhenAsked + " had been answered");
        }
    }

    /** The ledger says something, for the first time or again. */
    void said(byte[] record) {
        if (DecisionJson.read(record) instanceof Reading.Read<DecisionMessage>(RequestDecided decided)) {
            @Nullable RequestDecided before = said.putIfAbsent(decided.requestId(), decided);
            if (before == null && decided.decision() instanceof Decision.Issued) {
                checkQuantity(decided.couponId(), issued.merge(decided.couponId(), 1L, Long::sum));
            }
            if (before != null && !isSame(before, decided)) {
                throw new Violation("one-final-decision", "told " + before + ", then " + decided);
            }
        }
    }

    private static boolean isSame(RequestDecided one, RequestDecided other) {
        return one.decision().equals(other.decision()) && Objects.equals(one.coupon(), other.coupon());
    }

    private void checkQuantity(CouponId couponId, long count) {
        long quantity = world.intake.line(couponId).values().stream()
                .filter(CouponTerms.class::isInstance)
                .mapToLong(terms -> ((CouponTerms) terms).terms().quantity())
                .max()
                .orElse(0);
        if (count > quantity) {
            throw new Violation("never-over-issued", count + " of " + quantity + " issued of " + couponId);
        }
    }

    /** Whether every message is decided and told, and every decision stored. */
    boolean atRest(List<CouponId> coupons) {
        return world.healing.open() == 0
                && coupons.stream().allMatch(this::isDecided)
                && world.ledger.decisions().stream()
                        .allMatch(decided ->
                                world.outcomes.find(decided.requestId()).isPresent());
    }

    private boolean isDecided(CouponId couponId) {
        return world.ledger.line(couponId).nextSequence()
                        > world.intake.line(couponId).size()
                && world.ledger.line(couponId).releasable() == 0;
    }

    /** Everything that is to hold at the end. */
    void check(List<CouponId> coupons) {
        if (!atRest(coupons)) {
            throw new Violation("heals-in-time", "not at rest: " + unfinished(coupons));
        }
        accepted.values().forEach(this::checkDurable);
        coupons.forEach(this::check);
    }

    private String unfinished(List<CouponId> coupons) {
        List<String> lines = new ArrayList<>();
        for (CouponId couponId : coupons) {
            lines.add(couponId + " stands at " + world.ledger.line(couponId) + " of "
                    + world.intake.line(couponId).size());
        }
        return world.healing.open() + " gaps open, " + lines;
    }

    private void checkDurable(Ticket ticket) {
        boolean stands = requests(ticket.couponId())
                .anyMatch(request ->
                        request.requestId().equals(ticket.requestId()) && request.ticket() == ticket.number());
        if (!stands) {
            throw new Violation("accepted-is-durable", "a customer holds " + ticket + ", which is not in line");
        }
    }

    private Stream<IssueRequested> requests(CouponId couponId) {
        return world.intake.line(couponId).values().stream().flatMap(message -> switch (message) {
            case CouponTerms _ -> Stream.empty();
            case IssueRequested request -> Stream.of(request);
            case RequestFailed failed -> Stream.of(failed.request());
        });
    }

    private void check(CouponId couponId) {
        long place = 1;
        long ticket = 1;
        Set<CustomerId> inLine = new HashSet<>();
        for (Map.Entry<Long, LineMessage> message : world.intake.line(couponId).entrySet()) {
            if (message.getKey() != place++) {
                throw new Violation("gapless-in-commit-order", "place " + message.getKey() + " of " + couponId);
            }
        }
        for (IssueRequested request : requests(couponId).toList()) {
            if (request.ticket() != ticket++) {
                throw new Violation("gapless-in-commit-order", "ticket " + request);
            }
            if (!inLine.add(request.customerId())) {
                throw new Violation("one-per-customer", request + " is the customer's second");
            }
        }
        checkReplay(couponId);
    }

    private void checkReplay(CouponId couponId) {
        Map<RequestId, Decision> decided = new HashMap<>();
        world.ledger.decisions().stream()
                .filter(decision -> decision.couponId().equals(couponId))
                .forEach(decision -> decided.put(decision.requestId(), decision.decision()));
        Map<RequestId, Decision> replayed = new PlainLine(world.intake.line(couponId).values().stream()
                        .map(message -> asTakenIn(message, decided))
                        .toList())
                .decisions();
        if (!decided.equals(replayed)) {
            throw new Violation("equals-the-replay", couponId + ": " + decided + ", replayed " + replayed);
        }
        decided.forEach((request, decision) -> checkStored(request, decision));
    }

    /** Of a request and an admin's word about it the ledger takes what comes first. */
    private static LineMessage asTakenIn(LineMessage message, Map<RequestId, Decision> decided) {
        if (message instanceof RequestFailed failed) {
            boolean tookTheWord = new Decision.Refused(RefusalReason.FAILED)
                    .equals(decided.get(failed.request().requestId()));
            return tookTheWord ? failed : failed.request();
        }
        return message;
    }

    private void checkStored(RequestId request, Decision decision) {
        RequestDecided stored = world.outcomes.find(request).orElse(null);
        if (stored == null || !stored.decision().equals(decision)) {
            throw new Violation("one-final-decision", request + " is " + decision + ", projected as " + stored);
        }
    }
}
