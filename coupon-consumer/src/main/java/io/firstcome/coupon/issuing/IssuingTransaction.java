package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.issuing.LedgerStore.Change;
import io.firstcome.coupon.issuing.LedgerStore.NewDecision;
import io.firstcome.coupon.ledger.LineState;
import io.firstcome.coupon.ledger.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One transaction settles a batch over any number of coupons: lock the lines, load what the batch touches, decide, save.
 *
 * <p>Statements, each one round trip: 3 and the commit for a usual batch (lock, what the customers have, save). One more
 * each where repeated or untold requests are to be told again, where messages are kept, and where some of those who wait
 * can be released; two more where a line is new. A batch of only repeated requests is 2 and the commit. A coupon at its
 * bound costs none more: what is postponed is stored by the same save; as long as some are kept, reading them is the one
 * more. A batch of which nothing may be decided is without what the customers have.
 */
final class IssuingTransaction {

    private final LedgerTransaction transaction;
    private final LineLoading loading;
    private final LineSettling settling;
    private final LedgerStore ledger;

    IssuingTransaction(LedgerTransaction transaction, LineLoading loading, LineSettling settling, LedgerStore ledger) {
        this.transaction = transaction;
        this.loading = loading;
        this.settling = settling;
        this.ledger = ledger;
    }

    /**
     * Settles as much of the batch as the budget allows, and commits.
     *
     * @param batch the messages by coupon, at least one coupon; one without messages has something left to be done
     * @param budget permits for at least as many as there are coupons, or those that get none stay as they are
     * @return an outcome for each coupon
     */
    List<LineOutcome> settle(Map<CouponId, List<LineMessage>> batch, Budget budget) {
        return transaction.execute(() -> settleLocked(batch, budget));
    }

    private List<LineOutcome> settleLocked(Map<CouponId, List<LineMessage>> batch, Budget budget) {
        Map<CouponId, SettledLine.Loaded> loaded = loading.load(batch, budget);
        List<SettledLine> settled = settling.settle(loaded.values(), budget);
        Map<CouponId, List<RequestDecided>> again = again(loaded.values(), settled);
        List<Change> changes = settled.stream()
                .map(SettledLine::change)
                .filter(change -> !change.isEmpty())
                .toList();
        Instant decidedAt = changes.isEmpty() ? Instant.EPOCH : ledger.save(changes);
        return settled.stream()
                .map(line -> {
                    CouponId couponId = line.settlement().after().couponId();
                    boolean hadUntold =
                            Objects.requireNonNull(loaded.get(couponId)).line().untold() > 0;
                    return outcome(line, decidedAt, again.getOrDefault(couponId, List.of()), hadUntold);
                })
                .toList();
    }

    /** The stored decisions to be told again: of repeated requests and of lines that have untold ones. */
    private Map<CouponId, List<RequestDecided>> again(
            Collection<SettledLine.Loaded> loaded, List<SettledLine> settled) {
        Set<RequestId> repeated = new HashSet<>();
        for (SettledLine line : settled) {
            line.settlement().repeated().stream().map(IssueRequested::requestId).forEach(repeated::add);
            line.settlement().decided().stream()
                    .map(decided -> decided.request().requestId())
                    .forEach(repeated::remove);
        }
        List<CouponId> withUntold = loaded.stream()
                .map(SettledLine.Loaded::line)
                .filter(line -> line.untold() > 0)
                .map(line -> line.state().couponId())
                .toList();
        Map<CouponId, List<RequestDecided>> again = new LinkedHashMap<>();
        for (RequestDecided decided : ledger.toBeTold(repeated, withUntold)) {
            again.computeIfAbsent(decided.couponId(), _ -> new ArrayList<>()).add(decided);
        }
        return again;
    }

    private static LineOutcome outcome(
            SettledLine line, Instant decidedAt, List<RequestDecided> again, boolean hadUntold) {
        Settlement settlement = line.settlement();
        List<DecisionMessage> toTell = new ArrayList<>(again);
        List<RequestDecided> marked = new ArrayList<>(hadUntold ? again : List.of());
        for (NewDecision decision : line.change().decided()) {
            RequestDecided decided = told(decision, decidedAt);
            toTell.add(decided);
            if (decision.untold()) {
                marked.add(decided);
            }
        }
        toTell.add(progress(settlement.after()));
        line.gap().ifPresent(toTell::add);
        return new LineOutcome(
                settlement.after().couponId(),
                line.complete(),
                line.keeping().full(),
                line.keeping().left(),
                toTell,
                marked,
                counts(line));
    }

    private static LineOutcome.Counts counts(SettledLine line) {
        return new LineOutcome.Counts(
                line.used(),
                line.settlement().decided().stream()
                        .map(Settlement.Decided::decision)
                        .toList(),
                line.settlement().repeated().size(),
                line.keeping().early().size(),
                line.keeping().dropped(),
                line.keeping().postponed().size());
    }

    private static RequestDecided told(NewDecision decision, Instant decidedAt) {
        IssueRequested request = decision.request();
        return new RequestDecided(
                request.couponId(),
                request.requestId(),
                request.customerId(),
                request.sequence(),
                request.ticket(),
                decision.decided().decision(),
                decision.coupon(),
                decidedAt);
    }

    private static LineProgressed progress(LineState state) {
        Terms terms = state.terms();
        return new LineProgressed(
                state.couponId(),
                state.nextSequence(),
                state.lastTicket(),
                state.issued(),
                state.waiting(),
                terms == null ? 0 : terms.quantity(),
                terms != null && terms.closed());
    }
}
