package io.firstcome.coupon.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.ledger.Held;
import io.firstcome.coupon.ledger.LineState;
import io.firstcome.coupon.ledger.Settlement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What a ledger's store does, whatever it is made of. */
abstract class LedgerStoreContract {

    private static final int PLENTY = 100;

    abstract LedgerStore store();

    abstract LedgerTransaction transaction();

    /** A bound is, or was, set for the coupon. */
    abstract void bound(CouponId couponId);

    private LineOutcome settle(CouponLine line, LineMessage... messages) {
        return settle(line, PLENTY, messages);
    }

    private LineOutcome settle(CouponLine line, int permits, LineMessage... messages) {
        return new IssuingTransaction(
                        transaction(),
                        new LineLoading(store()),
                        new LineSettling(
                                new CouponCodes(RandomGenerator.getDefault()::nextInt),
                                new KeepingLimits(PLENTY, PLENTY)),
                        store())
                .settle(Map.of(line.id, List.of(messages)), Budget.of(permits))
                .getFirst();
    }

    private StoredLine locked(CouponLine line) {
        return transaction()
                .execute(() ->
                        Objects.requireNonNull(store().lock(List.of(line.id)).get(line.id)));
    }

    private static LedgerStore.First first(CouponLine line, long next, int limit) {
        return new LedgerStore.First(line.id, next, limit);
    }

    private static List<RequestDecided> decided(LineOutcome outcome) {
        return outcome.toTell().stream()
                .filter(RequestDecided.class::isInstance)
                .map(RequestDecided.class::cast)
                .toList();
    }

    @Test
    void nothingIsKnownOfANewLine() {
        CouponLine line = new CouponLine();

        assertThat(store().nextSequence(line.id)).isEqualTo(1);
        assertThat(locked(line)).isEqualTo(new StoredLine(LineState.empty(line.id), 0, 0));
        assertThat(store().early(List.of(first(line, 1, 5)))).isEmpty();
        assertThat(store().firstWaiting(List.of(first(line, 1, 5)))).isEmpty();
        assertThat(store().held(List.of(new CouponLine().request("nobody")))).isEmpty();
    }

    @Test
    void whatIsSavedIsReadAgain() {
        CouponLine line = new CouponLine();
        line.terms(2, 1);
        IssueRequested first = line.request("kim");
        IssueRequested second = line.request("lee");
        IssueRequested third = line.request("park");
        IssueRequested fourth = line.request("choi");
        RequestFailed failed = line.failed("cho");

        LineOutcome outcome = settle(line, line.messages.toArray(LineMessage[]::new));

        assertThat(decided(outcome))
                .extracting(RequestDecided::decision)
                .containsExactly(
                        new Decision.Issued(1),
                        new Decision.Issued(2),
                        new Decision.Refused(RefusalReason.SOLD_OUT),
                        new Decision.Refused(RefusalReason.FAILED));
        LineState state = locked(line).state();
        assertThat(state.nextSequence()).isEqualTo(7);
        assertThat(state.lastTicket()).isEqualTo(5);
        assertThat(state.issued()).isEqualTo(2);
        assertThat(state.waiting()).isEqualTo(1);
        assertThat(store().nextSequence(line.id)).isEqualTo(7);
        List<RequestId> requests = List.of(
                failed.request().requestId(),
                fourth.requestId(),
                third.requestId(),
                second.requestId(),
                first.requestId());
        assertThat(store().toBeTold(requests, List.of()))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(decided(outcome));
        assertThat(store().firstWaiting(List.of(first(line, 1, 5)))).isEqualTo(Map.of(line.id, List.of(third)));
        assertThat(store().held(List.of(first, third, fourth)))
                .isEqualTo(Map.of(
                        line.id, Map.of(first.customerId(), new Held(1, 0), third.customerId(), new Held(0, 1))));
    }

    @Test
    void whoWaitsLeavesByTicketAndIsMarkedUntilToldSo() {
        CouponLine line = new CouponLine();
        line.terms(1, 3);
        line.requests(4);
        settle(line, line.messages.toArray(LineMessage[]::new));
        assertThat(store().firstWaiting(List.of(first(line, 1, 2))).get(line.id))
                .extracting(IssueRequested::ticket)
                .containsExactly(2L, 3L);

        settle(line, line.terms(3, 3));
        LineOutcome raised = settle(line);

        assertThat(decided(raised)).extracting(RequestDecided::ticket).containsExactly(2L, 3L);
        assertThat(store().firstWaiting(List.of(first(line, 1, 5))).get(line.id))
                .extracting(IssueRequested::ticket)
                .containsExactly(4L);
        assertThat(locked(line).untold()).isEqualTo(2);
        assertThat(store().toBeTold(List.of(), List.of(line.id))).isEqualTo(decided(raised));
        assertThat(store().markTold(raised.markedUntold())).isEqualTo(1);
        assertThat(store().markTold(raised.markedUntold())).isZero();
        assertThat(locked(line).untold()).isZero();
        assertThat(store().toBeTold(List.of(), List.of(line.id))).isEmpty();
    }

    @Test
    void earlyMessagesAreKeptOnceUntilTheirPlaceHasPassed() {
        CouponLine line = new CouponLine();
        LineMessage terms = line.terms(5, 0);
        List<IssueRequested> requests = line.requests(5);
        settle(line, requests.get(4), requests.get(2));
        settle(line, requests.get(2), requests.get(3));

        assertThat(locked(line).early()).isEqualTo(3);
        assertThat(store().early(List.of(first(line, 1, 2))))
                .isEqualTo(Map.of(line.id, List.of(requests.get(2), requests.get(3))));
        assertThat(store().early(List.of(first(line, 5, 9))))
                .isEqualTo(Map.of(line.id, List.of(requests.get(3), requests.get(4))));

        settle(line, terms, requests.get(0), requests.get(1));

        assertThat(locked(line).early()).isZero();
        assertThat(locked(line).state().nextSequence()).isEqualTo(7);
        assertThat(store().early(List.of(first(line, 1, 9)))).isEmpty();
    }

    /** Another consumer may have committed the offset of what is kept: the decision must not wait for its record. */
    @Test
    void theDecisionOfAKeptMessageIsMarkedUntilToldThoughItsRecordCameAgain() {
        CouponLine line = new CouponLine();
        settle(line, line.terms(5, 0));
        IssueRequested first = line.request("kim");
        IssueRequested early = line.request("lee");
        settle(line, early);

        LineOutcome outcome = settle(line, early, first);

        assertThat(outcome.markedUntold()).extracting(RequestDecided::requestId).containsExactly(early.requestId());
        assertThat(locked(line).untold()).isEqualTo(1);
    }

    @Test
    void aSettlementOfAnEarlierStateIsFencedOff() {
        CouponLine line = new CouponLine();
        settle(line, line.terms(5, 0));
        LineState before = locked(line).state();
        settle(line, line.request("kim"));
        Settlement late =
                new Settlement(before, before, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        assertThatThrownBy(() -> transaction()
                        .execute(() -> store().save(List.of(new LedgerStore.Change(late, List.of(), List.of())))))
                .isInstanceOf(FencedOff.class);
    }

    @Test
    void aSecondDecisionOfARequestIsRefused() {
        CouponLine line = new CouponLine();
        settle(line, line.terms(5, 0));
        IssueRequested request = line.request("kim");
        settle(line, request);
        LineState state = locked(line).state();
        Settlement.Decided again = new Settlement.Decided(request, new Decision.Refused(RefusalReason.CLOSED), 0);
        Settlement settlement =
                new Settlement(state, state, List.of(again), List.of(), List.of(), List.of(), List.of(), List.of());
        var change =
                new LedgerStore.Change(settlement, List.of(new LedgerStore.NewDecision(again, null, false)), List.of());

        assertThatThrownBy(() -> transaction().execute(() -> store().save(List.of(change))))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(store().toBeTold(List.of(request.requestId()), List.of()))
                .extracting(RequestDecided::decision)
                .containsExactly(new Decision.Issued(1));
    }

    @Test
    void whatIsRolledBackWasNever() {
        CouponLine line = new CouponLine();
        line.terms(5, 0);
        line.request("kim");
        IllegalStateException dies = new IllegalStateException("dies before the commit");

        assertThatThrownBy(() -> transaction().execute(() -> {
                    StoredLine stored = Objects.requireNonNull(
                            store().lock(List.of(line.id)).get(line.id));
                    Settlement settlement = new Settlement(
                            stored.state(),
                            stored.state(),
                            List.of(),
                            List.of((IssueRequested) line.messages.get(1)),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of());
                    store().save(List.of(
                            new LedgerStore.Change(settlement, List.of(), List.of(line.messages.getFirst()))));
                    throw dies;
                }))
                .isSameAs(dies);

        assertThat(locked(line)).isEqualTo(new StoredLine(LineState.empty(line.id), 0, 0));
        assertThat(store().early(List.of(first(line, 1, 5)))).isEmpty();
        assertThat(store().firstWaiting(List.of(first(line, 1, 5)))).isEmpty();
    }

    @Test
    void aLineGoesOnByItselfOnlyIfItHadABound() {
        CouponLine bounded = new CouponLine();
        CouponLine other = new CouponLine();
        for (CouponLine line : List.of(bounded, other)) {
            settle(line, line.terms(1, 3));
            line.requests(3).forEach(request -> settle(line, request));
            settle(line, 1, line.terms(3, 3));
        }
        assertThat(due(bounded)).isEmpty();

        bound(bounded.id);

        assertThat(due(bounded)).contains(new LedgerStore.Due(bounded.id, true));
        assertThat(due(other)).isEmpty();
        settle(bounded);
        assertThat(due(bounded)).contains(new LedgerStore.Due(bounded.id, false));
        store().markTold(store().toBeTold(List.of(), List.of(bounded.id)));
        assertThat(due(bounded)).isEmpty();
    }

    private Optional<LedgerStore.Due> due(CouponLine line) {
        return store().due().stream()
                .filter(due -> due.couponId().equals(line.id))
                .findFirst();
    }
}
