package io.firstcome.coupon.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.ledger.CouponLedger;
import io.firstcome.coupon.ledger.LineState;
import io.firstcome.coupon.ledger.PlainLine;
import io.firstcome.coupon.ledger.Settlement;
import io.firstcome.coupon.ledger.Touched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;

/** The transaction alone, without Kafka: budgets, zombies, and the law on the real tables. */
class IssuingTransactionIT {

    private static Bench bench;
    private static ConfigurableApplicationContext instance;
    private static IssuingTransaction transaction;

    @BeforeAll
    static void start() {
        bench = new Bench("transaction");
        instance = bench.start();
        transaction = instance.getBean(IssuingTransaction.class);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    private static LineOutcome settle(CouponLine line, List<LineMessage> messages, int budget) {
        return settle(line, messages, Budget.of(budget));
    }

    private static LineOutcome settle(CouponLine line, List<LineMessage> messages, Budget budget) {
        return transaction.settle(Map.of(line.id, messages), budget).getFirst();
    }

    private static IssuingTransaction transaction(CouponCodes codes, KeepingLimits limits) {
        return new IssuingTransaction(
                instance.getBean(LedgerTransaction.class),
                instance.getBean(LineLoading.class),
                new LineSettling(codes, limits),
                instance.getBean(LedgerStore.class));
    }

    private static Stream<RequestDecided> told(LineOutcome outcome) {
        return outcome.toTell().stream()
                .filter(RequestDecided.class::isInstance)
                .map(RequestDecided.class::cast);
    }

    @Test
    void whatTheBudgetLeavesIsHandedBackAndCanBeSettledNext() {
        CouponLine line = new CouponLine();
        line.terms(10, 0);
        line.requests(8);
        LineOutcome first = settle(line, line.messages, 3);
        assertThat(first.complete()).isFalse();
        assertThat(first.counts().used()).isEqualTo(3);
        assertThat(first.remaining()).isEqualTo(line.messages.subList(4, 9));
        assertThat(bench.ledger.line(line.id).issued()).isEqualTo(3);

        LineOutcome second = settle(line, first.remaining(), 5);
        assertThat(second.complete()).isTrue();
        assertThat(bench.ledger.line(line.id).issued()).isEqualTo(8);
    }

    @Test
    void aBudgetIsSharedByTheCouponsOfABatch() {
        CouponLine one = new CouponLine();
        CouponLine other = new CouponLine();
        one.terms(10, 0);
        other.terms(10, 0);
        one.requests(5);
        other.requests(5);
        List<LineOutcome> outcomes =
                transaction.settle(Map.of(one.id, one.messages, other.id, other.messages), Budget.of(6));
        assertThat(outcomes.stream()
                        .mapToInt(outcome -> outcome.counts().used())
                        .sum())
                .isEqualTo(6);
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.counts().used()).isPositive());
    }

    @Test
    void aRepeatedChangeOfTermsDoesNotBringTheOldOnesBack() {
        CouponLine line = new CouponLine();
        line.terms(10, 0);
        line.terms(CouponLine.terms(10, 0, false, CouponLine.VALID_UNTIL.plusSeconds(60)));
        settle(line, line.messages, 10);
        line.requests(1);
        settle(line, line.messages, 10);
        assertThat(bench.ledger
                        .jdbc
                        .sql("SELECT valid_until FROM ledger.coupon WHERE coupon_id = ?")
                        .param(line.id.value())
                        .query(Instant.class)
                        .single())
                .isEqualTo(CouponLine.VALID_UNTIL.plusSeconds(60));
    }

    @Test
    void whoWaitsIsReleasedRoundByRoundAndToldEvenIfTheTellerDies() {
        CouponLine line = new CouponLine();
        line.terms(1, 10);
        List<IssueRequested> requests = line.requests(8);
        settle(line, line.messages, 100);
        LineMessage raised = line.terms(6, 10);

        LineOutcome first = settle(line, List.of(raised), 2);
        assertThat(first.complete()).isFalse();
        LineOutcome second = settle(line, List.of(), 2);
        assertThat(second.markedUntold()).hasSize(2);
        assertThat(bench.ledger.line(line.id).untold()).isEqualTo(2);

        // it dies here; the terms come again
        LineOutcome again = settle(line, List.of(raised), 10);
        assertThat(again.complete()).isTrue();
        assertThat(told(again).map(RequestDecided::requestId))
                .containsExactlyInAnyOrderElementsOf(bench.ledger.ids(requests.subList(1, 6)));
        instance.getBean(LedgerStore.class).markTold(again.markedUntold());
        assertThat(bench.ledger.line(line.id).untold()).isZero();
        assertThat(told(settle(line, List.of(raised), 10))).isEmpty();
    }

    @Test
    void keptMessagesAreCaughtUpWithInRounds() {
        CouponLine line = new CouponLine();
        line.terms(100, 0);
        line.requests(20);
        LineOutcome early = settle(line, line.messages.subList(1, 21), 100);
        assertThat(early.toTell()).contains(new GapReported(line.id, 1, 1));
        assertThat(bench.ledger.line(line.id).early()).isEqualTo(20);

        int rounds = 0;
        LineOutcome outcome = settle(line, line.messages.subList(0, 1), 6);
        while (!outcome.complete()) {
            assertThat(outcome.toTell()).noneMatch(GapReported.class::isInstance);
            outcome = settle(line, outcome.remaining(), 6);
            rounds++;
        }
        assertThat(rounds).isEqualTo(3);
        assertThat(bench.ledger.line(line.id)).isEqualTo(new LedgerRows.Line(22, 20, 20, 0, 0, 20));
    }

    @Test
    void noMoreEarlyMessagesAreKeptThanTheLimit() {
        IssuingTransaction small = transaction(instance.getBean(CouponCodes.class), new KeepingLimits(5, 1_000));
        CouponLine line = new CouponLine();
        line.terms(100, 0);
        line.requests(20);
        LineOutcome outcome = small.settle(Map.of(line.id, line.messages.subList(1, 21)), Budget.of(100))
                .getFirst();
        assertThat(outcome.counts().earlyKept()).isEqualTo(5);
        assertThat(outcome.counts().earlyDropped()).isEqualTo(15);
        assertThat(bench.ledger.line(line.id).early()).isEqualTo(5);

        small.settle(Map.of(line.id, line.messages), Budget.of(100));
        assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());
        assertThat(bench.ledger.line(line.id).early()).isZero();
    }

    @Test
    void ofManyWhoSettleTheSameOneDecidesAndTheOthersRepeat() throws ExecutionException, InterruptedException {
        CouponLine line = new CouponLine();
        line.terms(30, 5);
        line.requests(50);
        List<Callable<List<LineOutcome>>> zombies = IntStream.range(0, 4)
                .<Callable<List<LineOutcome>>>mapToObj(
                        _ -> () -> transaction.settle(Map.of(line.id, line.messages), Budget.of(100)))
                .toList();
        List<LineOutcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<LineOutcome>> zombie : threads.invokeAll(zombies)) {
                outcomes.addAll(zombie.get());
            }
        }
        assertThat(outcomes.stream().filter(outcome -> outcome.counts().used() > 0))
                .hasSize(1);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(told(outcome)).hasSize(45));
        assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());
    }

    @Test
    void aZombieThatWouldStoreOnAnOldStateIsFencedOff() {
        CouponLine line = new CouponLine();
        line.terms(10, 0);
        line.requests(3);
        Settlement stale = CouponLedger.settle(LineState.empty(line.id), Touched.nothing(), line.messages, 100);
        settle(line, line.messages.subList(0, 1), 100);

        LedgerStore rows = instance.getBean(LedgerStore.class);
        CouponCodes codes = instance.getBean(CouponCodes.class);
        LedgerTransaction alone = instance.getBean(LedgerTransaction.class);
        var change = new LedgerStore.Change(
                stale,
                stale.decided().stream()
                        .map(decided -> new LedgerStore.NewDecision(
                                decided, new IssuedCoupon(codes.next(), CouponLine.VALID_UNTIL), false))
                        .toList(),
                List.of());
        assertThatThrownBy(() -> alone.execute(() -> rows.save(List.of(change))))
                .isInstanceOf(FencedOff.class)
                .hasMessageContaining(line.id.toString());
        assertThat(bench.ledger.decisions(line.id)).isEmpty();
        assertThat(bench.ledger.line(line.id).issued()).isZero();
    }

    @Test
    void whatACouponsBoundLeavesIsKeptAndIsNotMissing() {
        CouponLine line = new CouponLine();
        line.terms(100, 0);
        line.requests(10);
        LineOutcome first = settle(line, line.messages, new Budget(50, Map.of(line.id, 3)));
        assertThat(first.complete()).as("the partition can go on").isTrue();
        assertThat(first.full()).isFalse();
        assertThat(first.remaining()).isEmpty();
        assertThat(first.toTell()).noneMatch(GapReported.class::isInstance);
        assertThat(first.counts().used())
                .as("keeping one costs a permit as well")
                .isEqualTo(10);
        assertThat(first.counts().postponed()).isEqualTo(7);
        assertThat(bench.ledger.line(line.id)).isEqualTo(new LedgerRows.Line(5, 3, 3, 0, 7, 0));

        LineOutcome stopped = settle(
                line, line.requests(2).stream().map(LineMessage.class::cast).toList(), bound(line, 0));
        assertThat(stopped.complete()).isTrue();
        assertThat(stopped.counts().postponed()).isEqualTo(2);
        assertThat(bench.ledger.line(line.id).nextSequence()).isEqualTo(5);

        LineOutcome on = settle(line, List.of(), bound(line, 4));
        assertThat(on.counts().used()).isEqualTo(4);
        assertThat(on.markedUntold()).as("no record comes again to tell them").hasSize(4);
        settle(line, List.of(), Budget.of(20));
        assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());
        assertThat(bench.ledger.line(line.id).early()).isZero();
    }

    private static Budget bound(CouponLine line, int decisions) {
        return new Budget(20, Map.of(line.id, decisions));
    }

    @Test
    void aCouponAtItsBoundTakesNoPermitsFromTheOthersOfItsBatch() {
        CouponLine stopped = new CouponLine();
        CouponLine free = new CouponLine();
        stopped.terms(10, 0);
        stopped.requests(5);
        free.terms(10, 0);
        free.requests(5);
        Map<CouponId, List<LineMessage>> batch = new LinkedHashMap<>();
        batch.put(stopped.id, stopped.messages);
        batch.put(free.id, free.messages);
        List<LineOutcome> outcomes = transaction.settle(batch, new Budget(11, Map.of(stopped.id, 0)));
        assertThat(outcomes).allMatch(LineOutcome::complete);
        assertThat(bench.ledger.holders(stopped.id)).isEmpty();
        assertThat(bench.ledger.line(stopped.id).early()).isEqualTo(6);
        assertThat(bench.ledger.holders(free.id)).hasSize(5);
    }

    @Test
    void moreThanMayBeKeptOfACouponAtItsBoundStaysAndIsNotDropped() {
        IssuingTransaction small = transaction(instance.getBean(CouponCodes.class), new KeepingLimits(100, 4));
        CouponLine line = new CouponLine();
        line.terms(100, 0);
        line.requests(10);
        Map<CouponId, List<LineMessage>> batch = Map.of(line.id, line.messages);
        LineOutcome outcome = small.settle(batch, bound(line, 2)).getFirst();
        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.full()).isTrue();
        assertThat(outcome.remaining()).isEqualTo(line.messages.subList(7, 11));

        LineOutcome again = small.settle(Map.of(line.id, outcome.remaining()), bound(line, 0))
                .getFirst();
        assertThat(again.full()).isTrue();
        assertThat(again.remaining()).isEqualTo(outcome.remaining());
        assertThat(again.counts().used()).isZero();
        assertThat(small.settle(batch, Budget.of(20)).getFirst().complete()).isTrue();
        assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());
        assertThat(bench.ledger.line(line.id).early()).isZero();
    }

    @Test
    void aBatchWithFewPermitsLeavesTheRestOfABoundedCouponToTheNext() {
        CouponLine line = new CouponLine();
        line.terms(100, 0);
        line.requests(10);
        LineOutcome outcome = settle(line, line.messages, new Budget(5, Map.of(line.id, 2)));
        assertThat(outcome.counts().used()).isEqualTo(5);
        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.full()).isFalse();
        assertThat(outcome.remaining()).isEqualTo(line.messages.subList(6, 11));
    }

    @Test
    void aGapBehindKeptMessagesIsReportedWhenTheyAreDone() {
        CouponLine line = new CouponLine();
        line.terms(100, 0);
        line.requests(9);
        List<LineMessage> come = new ArrayList<>(line.messages);
        come.remove(6);
        LineOutcome stopped = settle(line, come, bound(line, 0));
        assertThat(stopped.counts().postponed()).isEqualTo(9);
        assertThat(settle(line, List.of(), bound(line, 2)).toTell()).noneMatch(GapReported.class::isInstance);
        assertThat(settle(line, List.of(), bound(line, 10)).toTell()).contains(new GapReported(line.id, 7, 7));
        settle(line, line.messages.subList(6, 7), bound(line, 10));
        settle(line, List.of(), bound(line, 10));
        assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());
    }

    @Test
    void aRequestThatAnAdminFailedIsRefusedInItsPlaceAndToldAgain() {
        CouponLine line = new CouponLine();
        line.terms(2, 0);
        line.request("first");
        RequestFailed failed = line.failed("second");
        line.request("third");
        LineOutcome outcome = settle(line, line.messages, 10);
        Decision refused = new Decision.Refused(RefusalReason.FAILED);
        assertThat(told(outcome))
                .filteredOn(
                        decided -> decided.requestId().equals(failed.request().requestId()))
                .singleElement()
                .satisfies(decided -> assertThat(decided.decision()).isEqualTo(refused));
        assertThat(outcome.markedUntold()).isEmpty();
        assertThat(bench.ledger.holders(line.id)).as("it took no coupon").hasSize(2);
        assertThat(bench.ledger.line(line.id).lastTicket()).isEqualTo(3);

        LineOutcome again = settle(line, List.of(failed), 10);
        assertThat(told(again).map(RequestDecided::decision)).containsExactly(refused);
        LineOutcome tooLate = settle(line, List.of(failed.request()), 10);
        assertThat(told(tooLate).map(RequestDecided::decision)).containsExactly(refused);
    }

    @Test
    void anAdminsWordThatComesAfterTheDecisionChangesNothing() {
        CouponLine line = new CouponLine();
        line.terms(2, 0);
        IssueRequested request = line.request("first");
        settle(line, line.messages, 10);
        assertThat(told(settle(line, List.of(new RequestFailed(request)), 10)).map(RequestDecided::decision))
                .containsExactly(new Decision.Issued(1));
    }

    @Test
    void ofTwoMessagesOfOnePlaceInOneBatchTheFirstStands() {
        CouponLine line = new CouponLine();
        line.terms(5, 0);
        IssueRequested one = line.request("one");
        IssueRequested other = line.request("other");
        settle(
                line,
                List.of(line.messages.getFirst(), one, new RequestFailed(one), new RequestFailed(other), other),
                10);
        assertThat(bench.ledger.decisions(line.id))
                .isEqualTo(Map.of(
                        one.requestId(),
                        new Decision.Issued(1),
                        other.requestId(),
                        new Decision.Refused(RefusalReason.FAILED)));
    }

    @Test
    void anAdminsWordThatComesEarlyIsKeptAndToldInTheEnd() {
        CouponLine line = new CouponLine();
        line.terms(5, 0);
        line.request("first");
        RequestFailed failed = line.failed("second");
        assertThat(settle(line, List.of(failed), 10).toTell()).contains(new GapReported(line.id, 1, 2));
        LineOutcome outcome = settle(line, line.messages.subList(0, 2), 10);
        assertThat(outcome.markedUntold())
                .singleElement()
                .satisfies(decided -> assertThat(decided.requestId())
                        .isEqualTo(failed.request().requestId()));
        assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());
    }

    @Test
    void aCouponsCodeIsToldAndToldAgainTheSame() {
        CouponLine line = new CouponLine();
        line.terms(5, 0);
        line.requests(3);
        List<RequestDecided> first = told(settle(line, line.messages, 10)).toList();
        assertThat(first)
                .extracting(RequestDecided::coupon)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(first)
                .allSatisfy(decided -> assertThat(
                                Objects.requireNonNull(decided.coupon()).validUntil())
                        .isEqualTo(CouponLine.VALID_UNTIL));
        assertThat(told(settle(line, line.messages, 10))).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void aCodeThatIsDrawnTwiceRefusesTheBatchAndAnotherIsDrawn() {
        CouponLine line = new CouponLine();
        line.terms(5, 0);
        line.requests(2);
        Random random = new Random(line.id.value().getLeastSignificantBits());
        List<Integer> drawn = random.ints(15, 0, 31).boxed().toList();
        AtomicInteger draws = new AtomicInteger();
        // the first two codes are the same; what is drawn after them is not
        CouponCodes codes = new CouponCodes(
                bound -> draws.get() < 30 ? drawn.get(draws.getAndIncrement() % 15) : random.nextInt(bound));
        IssuingTransaction repeating = transaction(codes, new KeepingLimits(10, 10));
        assertThatThrownBy(() -> repeating.settle(Map.of(line.id, line.messages), Budget.of(10)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(bench.ledger.decisions(line.id)).isEmpty();

        draws.set(0);
        CarefulIssuing careful = new CarefulIssuing(
                repeating,
                instance.getBean(LedgerStore.class),
                instance.getBean(LedgerGuard.class),
                instance.getBean(IssuingMetrics.class));
        LineOutcome outcome =
                careful.settle(Map.of(line.id, line.messages), Budget.of(10)).getFirst();
        assertThat(outcome.isLeftBehind()).isFalse();
        assertThat(told(outcome).map(RequestDecided::coupon)).hasSize(2).doesNotHaveDuplicates();
        assertThat(bench.ledger.holders(line.id)).hasSize(2);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void anyCutOrderRepetitionBudgetAndBoundGivesTheDecisionsOfThePlainLine(long seed) {
        Random random = new Random(Long.getLong("seed", seed));
        List<CouponLine> lines = Stream.generate(CouponLine::new).limit(3).toList();
        lines.forEach(line -> write(line, random));
        Map<CouponId, Map<RequestId, Decision>> told = new HashMap<>();
        for (int round = 0; lines.stream().anyMatch(line -> isOpen(line)); round++) {
            assertThat(round).isLessThan(2_000);
            Map<CouponId, List<LineMessage>> batch = new HashMap<>();
            for (CouponLine line : lines) {
                batch.put(line.id, someOf(line, random));
            }
            for (LineOutcome outcome : transaction.settle(batch, budget(lines, random))) {
                remember(told.computeIfAbsent(outcome.couponId(), _ -> new HashMap<>()), outcome.toTell());
            }
        }
        for (CouponLine line : lines) {
            Map<RequestId, Decision> plain = new PlainLine(line.messages).decisions();
            assertThat(bench.ledger.decisions(line.id)).isEqualTo(plain);
            assertThat(told.get(line.id)).isEqualTo(plain);
            assertThat(bench.ledger.line(line.id).early()).isZero();
        }
    }

    /** One coupon without a bound, one stopped at times, one that may decide a few. */
    private static Budget budget(List<CouponLine> lines, Random random) {
        return new Budget(
                3 + random.nextInt(20), Map.of(lines.get(1).id, random.nextInt(2), lines.get(2).id, random.nextInt(8)));
    }

    private static void write(CouponLine line, Random random) {
        line.terms(random.nextInt(10), random.nextInt(5));
        while (line.messages.size() < 40) {
            if (random.nextInt(8) == 0) {
                line.terms(random.nextInt(20), random.nextInt(8));
            } else if (random.nextInt(10) == 0) {
                line.failed("customer-" + random.nextInt(25));
            } else {
                line.request("customer-" + random.nextInt(25));
            }
        }
    }

    private static boolean isOpen(CouponLine line) {
        LedgerRows.Line stored = bench.ledger.line(line.id);
        return stored.nextSequence() <= line.messages.size()
                || bench.ledger
                        .jdbc
                        .sql("SELECT waiting > 0 AND issued < quantity FROM ledger.line WHERE coupon_id = ?")
                        .param(line.id.value())
                        .query(Boolean.class)
                        .single();
    }

    /** Some messages from around the next place, in any order, some of them twice. */
    private static List<LineMessage> someOf(CouponLine line, Random random) {
        int next = (int) bench.ledger.line(line.id).nextSequence() - 1;
        int from = Math.max(0, next - random.nextInt(6));
        int to = Math.min(line.messages.size(), next + random.nextInt(12));
        List<LineMessage> some = new ArrayList<>();
        for (int place = Math.min(from, to); place < to; place++) {
            if (random.nextInt(4) > 0) {
                some.add(line.messages.get(place));
            }
        }
        some.addAll(some.subList(0, some.size() / 3));
        Collections.shuffle(some, random);
        return some;
    }

    private static void remember(Map<RequestId, Decision> told, List<DecisionMessage> messages) {
        messages.stream()
                .filter(RequestDecided.class::isInstance)
                .map(RequestDecided.class::cast)
                .forEach(decided -> assertThat(told.put(decided.requestId(), decided.decision()))
                        .isIn(null, decided.decision()));
    }
}
