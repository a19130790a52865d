package io.firstcome.coupon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The central law and what follows from it. Method: a random line of each seed comes to the ledger on a rough way (see
 * {@link RoughDelivery}); {@code -Dseed=N} runs one seed alone.
 */
class LineLawTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.firstcome.coupon.Seeds#seeds")
    void anyDeliveryGivesThePlainModelsDecisions(long seed) {
        Random random = new Random(seed);
        List<LineMessage> line = RandomLine.of(random);

        LedgerStore store = new RoughDelivery(line, random).run();

        PlainLine plain = new PlainLine(line);
        assertThat(store.decisions()).isEqualTo(plain.decisions());
        assertThat(store.waiting()).containsExactlyElementsOf(plain.waiting);
        assertThat(store.early()).isEmpty();
        assertThat(store.line().waiting()).isEqualTo(plain.waiting.size());
        assertThat(store.line().lastTicket()).isEqualTo(requests(line).count());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.firstcome.coupon.Seeds#seeds")
    void serialsAreGaplessFromOneAndRiseWithTheTickets(long seed) {
        Random random = new Random(seed);
        LedgerStore store = new RoughDelivery(RandomLine.of(random), random).run();

        long serial = 0;
        long ticket = 0;
        for (Settlement.Decided decided : store.decided()) {
            if (decided.decision() instanceof Decision.Issued issued) {
                assertThat(issued.serial()).isEqualTo(++serial);
                assertThat(decided.request().ticket()).isGreaterThan(ticket);
                ticket = decided.request().ticket();
            }
        }
        assertThat(store.line().issued()).isEqualTo(serial);
    }

    /** Also between the batches, which is where a line can be seen. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.firstcome.coupon.Seeds#seeds")
    void issuedIsNeverAboveTheQuantityNorTheCustomersLimit(long seed) {
        Random random = new Random(seed);
        List<LineMessage> line = RandomLine.of(random);
        long limit = terms(line)
                .mapToInt(terms -> terms.terms().perCustomerLimit())
                .max()
                .orElse(0);
        LedgerStore store = new LedgerStore();

        Map<CustomerId, Integer> issued = new HashMap<>();
        for (LineMessage message : line) {
            settleAll(store, List.of(message));
            long quantity = terms(line.subList(0, (int) message.sequence()))
                    .mapToLong(terms -> terms.terms().quantity())
                    .max()
                    .orElse(0);
            assertThat(store.line().issued()).isLessThanOrEqualTo(quantity);
        }
        for (Settlement.Decided decided : store.decided()) {
            if (decided.decision() instanceof Decision.Issued) {
                assertThat(issued.merge(decided.request().customerId(), 1, Integer::sum))
                        .isEqualTo(decided.nth())
                        .isLessThanOrEqualTo((int) limit);
            } else {
                assertThat(decided.nth()).isZero();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.firstcome.coupon.Seeds#seeds")
    void whileTheTermsStandTheHoldersAreTheEarliestEligibleTickets(long seed) {
        Random random = new Random(seed);
        List<LineMessage> line = new ArrayList<>(RandomLine.of(random));
        int quantity = random.nextInt(30);
        int limit = 1 + random.nextInt(2);
        line.removeIf(CouponTerms.class::isInstance);
        List<LineMessage> steady = new ArrayList<>();
        steady.add(Lines.terms(1, Lines.terms(quantity, random.nextInt(10), limit, false)));
        requests(line)
                .forEach(request -> steady.add(Lines.request(
                        steady.size() + 1, steady.size(), request.customerId().value())));

        LedgerStore store = new RoughDelivery(steady, random).run();

        Map<CustomerId, Integer> asked = new HashMap<>();
        List<Long> earliestEligible = requests(steady)
                .filter(request -> asked.merge(request.customerId(), 1, Integer::sum) <= limit)
                .limit(quantity)
                .map(IssueRequested::ticket)
                .toList();
        assertThat(store.decided().stream()
                        .filter(decided -> decided.decision() instanceof Decision.Issued)
                        .map(decided -> decided.request().ticket()))
                .containsExactlyElementsOf(earliestEligible);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.firstcome.coupon.Seeds#seeds")
    void afterSoldOutNothingIsIssuedUntilTheTermsChange(long seed) {
        Random random = new Random(seed);
        List<LineMessage> line = RandomLine.of(random);
        Map<RequestId, Decision> decisions =
                new RoughDelivery(line, random).run().decisions();

        boolean soldOut = false;
        for (LineMessage message : line) {
            switch (message) {
                case CouponTerms _ -> soldOut = false;
                case RequestFailed failed ->
                    assertThat(decisions.get(failed.request().requestId()))
                            .isIn(null, new Decision.Refused(RefusalReason.FAILED));
                case IssueRequested request -> {
                    Decision decision = decisions.get(request.requestId());
                    assertThat(soldOut && decision instanceof Decision.Issued)
                            .as("issued after sold out: %s", request)
                            .isFalse();
                    soldOut |= new Decision.Refused(RefusalReason.SOLD_OUT).equals(decision);
                }
            }
        }
    }

    private static void settleAll(LedgerStore store, List<LineMessage> messages) {
        Settlement settlement;
        List<LineMessage> remaining = messages;
        do {
            settlement = CouponLedger.settle(store.line(), store.touched(remaining, 100), remaining, 100);
            assertThat(store.store(settlement)).isTrue();
            remaining = settlement.remaining();
        } while (!settlement.complete());
    }

    private static Stream<IssueRequested> requests(List<LineMessage> line) {
        return line.stream().flatMap(message -> switch (message) {
            case CouponTerms _ -> Stream.empty();
            case IssueRequested request -> Stream.of(request);
            case RequestFailed failed -> Stream.of(failed.request());
        });
    }

    private static Stream<CouponTerms> terms(List<LineMessage> line) {
        return line.stream().filter(CouponTerms.class::isInstance).map(CouponTerms.class::cast);
    }
}
