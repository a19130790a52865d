package io.firstcome.coupon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.intake.IntakePlan.Asker;
import io.firstcome.coupon.intake.IntakePlan.Locked;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IntakePlanTest {

    private static final Instant OPENS = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-01-01T11:00:00Z");
    private static final Instant NOON = Instant.parse("2026-01-01T10:30:00Z");
    private static final CouponId A = new CouponId(new UUID(0, 1));
    private static final CouponId B = new CouponId(new UUID(0, 2));

    @Test
    void ticketsAndPlacesAreGivenInTheOrderOfArrivalAndWithoutGaps() {
        IntakePlan plan =
                plan(Map.of(), asks("a:ann", "b:bob", "a:cid", "a:dan"), line(A, 8, 6, 100), line(B, 2, 1, 100));

        assertThat(plan.accepted())
                .extracting(
                        IssueRequested::couponId,
                        message -> message.customerId().value(),
                        IssueRequested::sequence,
                        IssueRequested::ticket)
                .containsExactly(
                        tuple(A, "ann", 8, 6), tuple(B, "bob", 2, 1), tuple(A, "cid", 9, 7), tuple(A, "dan", 10, 8));
        assertThat(plan.lines().get(A)).isEqualTo(line(A, 11, 9, 100));
        assertThat(plan.lines().get(B)).isEqualTo(line(B, 3, 2, 100));
    }

    @Test
    void aCustomerWhoAsksTwiceInABatchHasOneRequest() {
        List<Ask> asks = asks("a:ann", "a:ann", "b:ann");
        IntakePlan plan = plan(Map.of(), asks, line(A, 2, 1, 10), line(B, 2, 1, 10));

        Place first = new Place(asks.getFirst().requestId(), 1, NOON);
        assertThat(plan.answers())
                .containsExactly(
                        new Answer.Accepted(first),
                        new Answer.Repeated(first),
                        new Answer.Accepted(new Place(asks.get(2).requestId(), 1, NOON)));
        assertThat(plan.accepted()).hasSize(2);
    }

    @Test
    void whoStandsInLineKeepsThePlaceAlsoWhenTheLineIsFullOrClosedOrNotOpen() {
        Place place = new Place(new RequestId(new UUID(7, 7)), 3, OPENS);
        Map<Asker, Place> inLine = Map.of(new Asker(A, new CustomerId("ann")), place);
        for (Line line : List.of(
                line(A, 4, 3, 2),
                new Line(A, 4, 3, 2, OPENS, CLOSES, true),
                new Line(A, 4, 3, 9, CLOSES, CLOSES.plusSeconds(1), false))) {
            IntakePlan plan = plan(inLine, asks("a:ann"), line);
            assertThat(plan.answers()).containsExactly(new Answer.Repeated(place));
            assertThat(plan.accepted()).isEmpty();
        }
    }

    @Test
    void whoseCommitWasInDoubtIsAcceptedAndNotRepeated() {
        List<Ask> asks = asks("a:ann", "a:ann");
        Place place = new Place(asks.getFirst().requestId(), 3, OPENS);
        IntakePlan plan = plan(Map.of(new Asker(A, new CustomerId("ann")), place), asks, line(A, 4, 3, 9));
        assertThat(plan.answers()).containsExactly(new Answer.Accepted(place), new Answer.Repeated(place));
    }

    @Test
    void theLineTakesItsCapacityAndNoMore() {
        IntakePlan plan = plan(Map.of(), asks("a:1", "a:2", "a:3", "a:4", "a:1"), line(A, 10, 9, 10));
        assertThat(plan.answers().stream().map(answer -> answer.getClass().getSimpleName()))
                .containsExactly("Accepted", "Accepted", "SoldOut", "SoldOut", "Repeated");
        assertThat(plan.lines().get(A)).isEqualTo(line(A, 12, 11, 10));
    }

    @Test
    void theWindowIncludesItsOpeningAndExcludesItsClosing() {
        assertThat(answerAt(OPENS.minusNanos(1000))).isEqualTo(new Answer.NotOpenYet(OPENS));
        assertThat(answerAt(OPENS)).isInstanceOf(Answer.Accepted.class);
        assertThat(answerAt(CLOSES.minusNanos(1000))).isInstanceOf(Answer.Accepted.class);
        assertThat(answerAt(CLOSES)).isEqualTo(new Answer.Closed());
    }

    @Test
    void aLineThatDoesNotExistIsUnknownAndDisturbsNobody() {
        IntakePlan plan = plan(Map.of(), asks("b:ann", "a:ann"), line(A, 2, 1, 10));
        assertThat(plan.answers().getFirst()).isEqualTo(new Answer.UnknownCoupon());
        assertThat(plan.answers().getLast()).isInstanceOf(Answer.Accepted.class);
    }

    private static Answer answerAt(Instant now) {
        Locked line = new Locked(line(A, 2, 1, 10), now);
        return IntakePlan.of(Map.of(A, line), Map.of(), asks("a:ann")).answers().getFirst();
    }

    private static org.assertj.core.groups.Tuple tuple(CouponId coupon, String customer, long sequence, long ticket) {
        return org.assertj.core.groups.Tuple.tuple(coupon, customer, sequence, ticket);
    }

    private static IntakePlan plan(Map<Asker, Place> inLine, List<Ask> asks, Line... lines) {
        Map<CouponId, Locked> locked = new java.util.HashMap<>();
        for (Line line : lines) {
            locked.put(line.couponId(), new Locked(line, NOON));
        }
        return IntakePlan.of(locked, inLine, asks);
    }

    private static Line line(CouponId coupon, long nextSequence, long nextTicket, long capacity) {
        return new Line(coupon, nextSequence, nextTicket, capacity, OPENS, CLOSES, false);
    }

    private static List<Ask> asks(String... couponAndCustomer) {
        return Arrays.stream(couponAndCustomer)
                .map(text -> new Ask(
                        text.startsWith("a:") ? A : B,
                        new CustomerId(text.substring(2)),
                        new RequestId(UUID.randomUUID()),
                        Long.MAX_VALUE))
                .toList();
    }
}
