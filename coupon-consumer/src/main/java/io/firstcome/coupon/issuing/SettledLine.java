package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.issuing.Budget.Allowance;
import io.firstcome.coupon.issuing.LedgerStore.Change;
import io.firstcome.coupon.issuing.LedgerStore.NewDecision;
import io.firstcome.coupon.ledger.CouponLedger;
import io.firstcome.coupon.ledger.LineState;
import io.firstcome.coupon.ledger.Settlement;
import io.firstcome.coupon.ledger.Touched;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line on which a batch was decided, before it is stored.
 *
 * @param caughtUp whether nothing is left that could be done now if there were permits
 * @param bounded whether the coupon has a bound: what is kept of it goes on in {@link CatchUp}
 */
record SettledLine(Settlement settlement, Change change, Keeping keeping, boolean caughtUp, boolean bounded) {

    /**
     * A line with what of it a batch touches.
     *
     * @param given the batch's messages of this line
     * @param early kept early messages, the first by place
     * @param moreEarly whether more may be kept than are in {@code early}
     */
    record Loaded(
            StoredLine line, Touched touched, List<LineMessage> given, List<LineMessage> early, boolean moreEarly) {}

    static SettledLine decide(Loaded loaded, Allowance allowance, KeepingLimits limits, CouponCodes codes) {
        Set<Long> givenPlaces = places(loaded.given);
        List<LineMessage> messages = new ArrayList<>(loaded.given);
        loaded.early.stream()
                .filter(kept -> !givenPlaces.contains(kept.sequence()))
                .forEach(messages::add);
        Settlement settlement =
                CouponLedger.settle(loaded.line.state(), loaded.touched, messages, allowance.decisions());
        Keeping keeping = Keeping.of(loaded, settlement, allowance, limits);
        List<LineMessage> newlyKept = new ArrayList<>(keeping.early());
        newlyKept.addAll(keeping.postponed());
        return new SettledLine(
                settlement,
                new Change(settlement, newDecisions(settlement, messages, redelivered(loaded), codes), newlyKept),
                keeping,
                settlement.complete() && !unreadEarlyAreNext(loaded, settlement),
                allowance.bounded());
    }

    /** Terms cost no budget: all that was read of the kept may be taken in although more could be. */
    private static boolean unreadEarlyAreNext(Loaded loaded, Settlement settlement) {
        return loaded.moreEarly
                && loaded.early.getLast().sequence() < settlement.after().nextSequence();
    }

    static Set<Long> places(List<LineMessage> messages) {
        return messages.stream().map(LineMessage::sequence).collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * @param messages all that was settled
     * @param redelivered whose records come again if the decisions are not told
     */
    private static List<NewDecision> newDecisions(
            Settlement settlement, List<LineMessage> messages, Set<RequestId> redelivered, CouponCodes codes) {
        TreeMap<Long, Terms> termsFrom = termsByPlace(settlement.before(), messages);
        Set<RequestId> released =
                settlement.released().stream().map(IssueRequested::requestId).collect(Collectors.toSet());
        return settlement.decided().stream()
                .map(decided -> {
                    RequestId id = decided.request().requestId();
                    long place = released.contains(id) ? 0 : decided.request().sequence();
                    return new NewDecision(
                            decided, coupon(decided, termsFrom, place, codes), !redelivered.contains(id));
                })
                .toList();
    }

    /** The terms in force from which place on; those that were taken in before count as long as no others come. */
    private static TreeMap<Long, Terms> termsByPlace(LineState before, List<LineMessage> messages) {
        TreeMap<Long, Terms> byPlace = new TreeMap<>();
        if (before.terms() != null) {
            byPlace.put(0L, before.terms());
        }
        for (LineMessage message : messages) {
            if (message instanceof CouponTerms terms && terms.sequence() >= before.nextSequence()) {
                byPlace.putIfAbsent(terms.sequence(), terms.terms());
            }
        }
        return byPlace;
    }

    /**
     * What is kept was done with once, so that the offset of its record may be committed: who has it given once more and
     * no longer owns the partition cannot count on it to come again.
     */
    private static Set<RequestId> redelivered(Loaded loaded) {
        Set<RequestId> redelivered = new HashSet<>(requests(loaded.given));
        redelivered.removeAll(requests(loaded.early));
        return redelivered;
    }

    private static Set<RequestId> requests(List<LineMessage> messages) {
        return messages.stream()
                .filter(message -> !(message instanceof CouponTerms))
                .map(message -> new RequestId(message.messageId()))
                .collect(Collectors.toSet());
    }

    private static @Nullable IssuedCoupon coupon(
            Settlement.Decided decided, TreeMap<Long, Terms> termsFrom, long place, CouponCodes codes) {
        return decided.decision() instanceof Decision.Issued
                ? new IssuedCoupon(
                        codes.next(), termsFrom.floorEntry(place).getValue().validUntil())
                : null;
    }

    /** How many requests were taken in or released. */
    static int taken(Settlement settlement) {
        return settlement.decided().size() + settlement.joined().size();
    }

    /** The permits spent. */
    int used() {
        return taken(settlement) + keeping.postponed().size();
    }

    /** Whether the given messages are done with, and, unless the coupon has a bound, all that they brought about. */
    boolean complete() {
        return bounded ? keeping.left().isEmpty() : caughtUp;
    }

    /** The places to be published again; none as long as kept messages can still be caught up with. */
    Optional<GapReported> gap() {
        return caughtUp ? settlement.gap() : Optional.empty();
    }
}
