package io.firstcome.coupon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.intake.IntakePlan.Asker;
import io.firstcome.coupon.intake.IntakePlan.Locked;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntakePlanTest {

    private static final Instant OPENS = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-01-01T11:00:00Z");
    private static final Instant NOON = Instant.parse("2026-01-01T10:30:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final CouponId A = new CouponId(new UUID(0, 1));
    private static final CouponId B = new CouponId(new UUID(0, 2));

    @Test
    void ticketsAndPlacesAreGivenInTheOrderOfArrivalAndWithoutGaps() {
        IntakePlan plan =
                plan(Map.of(), asks("a:ann", "b:bob", "a:cid", "a:dan"), line(A, 8, 6, 100), line(B, 2, 1, 100));

        assertThat(plan.accepted())
                .extracting(
                        joining -> joining.message().couponId(),
                        joining -> joining.message().customerId().value(),
                        joining -> joining.message().sequence(),
                        joining -> joining.message().ticket())
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
    void whoStandsInLineKeepsThePlaceAlsoWhenTheLineIsFullOrClosedOrPausedOrNotOpen() {
        Place place = new Place(new RequestId(new UUID(7, 7)), 3, OPENS);
        Map<Asker, List<Standing>> inLine = ann(new Standing(place, 1, null));
        for (Line line : List.of(
                line(A, 4, 3, 2),
                new Line(A, 4, 3, 2, OPENS, CLOSES, true, false, 1),
                new Line(A, 4, 3, 9, OPENS, CLOSES, false, true, 1),
                new Line(A, 4, 3, 9, CLOSES, CLOSES.plusSeconds(1), false, false, 1))) {
            IntakePlan plan = plan(inLine, asks("a:ann"), line);
            assertThat(plan.answers()).containsExactly(new Answer.Repeated(place));
            assertThat(plan.accepted()).isEmpty();
        }
    }

    @Test
    void whoseCommitWasInDoubtIsAcceptedAndNotRepeated() {
        List<Ask> asks = asks("a:ann", "a:ann");
        Place place = new Place(asks.getFirst().requestId(), 3, OPENS);
        IntakePlan plan = plan(ann(new Standing(place, 1, null)), asks, line(A, 4, 3, 9));
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

    @Test
    void aPausedLineTakesNobodyAndSaysSoUnlessItIsOverOrFullAnyway() {
        assertThat(refusal(new Line(A, 4, 3, 9, OPENS, CLOSES, false, true, 1))).isEqualTo(new Answer.Paused());
        assertThat(refusal(new Line(A, 4, 3, 2, OPENS, CLOSES, false, true, 1))).isEqualTo(new Answer.SoldOut());
        assertThat(refusal(new Line(A, 4, 3, 9, OPENS, CLOSES, true, true, 1))).isEqualTo(new Answer.Closed());
        assertThat(refusal(new Line(A, 4, 3, 9, CLOSES, CLOSES.plusSeconds(1), false, true, 1)))
                .isEqualTo(new Answer.NotOpenYet(CLOSES));
    }

    @Test
    void aKeyGetsItsRequestAgainAndANewOneAFurtherRequestUpToTheLimit() {
        List<Ask> asks = List.of(
                ask("one", ""), ask("one", ""), ask("two", ""), ask("three", ""), ask("two", ""), ask("four", ""));
        IntakePlan plan = plan(Map.of(), asks, limited(3));

        assertThat(names(plan))
                .containsExactly("Accepted", "Repeated", "Accepted", "Accepted", "Repeated", "CustomerLimit");
        assertThat(plan.accepted())
                .extracting(joining -> joining.standing().nth())
                .containsExactly(1, 2, 3);
        assertThat(plan.accepted())
                .extracting(joining -> joining.standing().key())
                .containsExactly(
                        asks.get(0).key(), asks.get(2).key(), asks.get(3).key());
        assertThat(plan.answers().get(4)).isEqualTo(new Answer.Repeated(place(plan, 2)));
    }

    @Test
    void withoutAKeyItIsAlwaysTheSameRequestWhateverTheLimit() {
        IntakePlan plan =
                plan(Map.of(), List.of(ask(null, ""), ask(null, ""), ask("two", ""), ask(null, "")), limited(5));
        assertThat(names(plan)).containsExactly("Accepted", "Repeated", "Accepted", "Repeated");
        assertThat(plan.answers().get(3)).isEqualTo(new Answer.Repeated(place(plan, 0)));

        IntakePlan keyed =
                plan(ann(standing(1, "one", NOON), standing(2, "two", NOON)), List.of(ask(null, "")), limited(5));
        assertThat(keyed.answers())
                .containsExactly(new Answer.Repeated(standing(1, "one", NOON).place()));

        Standing keyless = standing(2, null, NOON);
        IntakePlan both = plan(ann(standing(1, "one", NOON), keyless), List.of(ask(null, "")), limited(5));
        assertThat(both.answers()).containsExactly(new Answer.Repeated(keyless.place()));
    }

    @Test
    void whereACustomerMayHaveOneAnyKeyGetsTheSameRequest() {
        Standing one = standing(1, "one", NOON);
        for (Ask ask : List.of(ask(null, ""), ask("one", "{}"), ask("other", "{\"a\": 1}"))) {
            assertThat(plan(ann(one), List.of(ask), limited(1)).answers())
                    .containsExactly(new Answer.Repeated(one.place()));
        }
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefusedAndNothingIsWritten() {
        for (int limit : List.of(1, 3)) {
            IntakePlan plan = plan(
                    ann(standing(1, "one", NOON)),
                    List.of(ask("one", "{ }"), ask("one", ""), ask("one", "{}")),
                    limited(limit));
            assertThat(names(plan)).containsExactly("KeyReused", "KeyReused", "Repeated");
            assertThat(plan.accepted()).isEmpty();
        }
        assertThat(names(plan(Map.of(), List.of(ask("one", "{}"), ask("one", "")), limited(3))))
                .containsExactly("Accepted", "KeyReused");
    }

    @Test
    void aKeyIsForgottenAfterItsTime() {
        Standing kept = standing(1, "one", NOON.minus(DAY).plusNanos(1000));
        assertThat(plan(ann(kept), List.of(ask("one", "{}")), limited(2)).answers())
                .containsExactly(new Answer.Repeated(kept.place()));
        Standing forgotten = standing(1, "one", NOON.minus(DAY));
        List<Ask> anew = List.of(ask("one", "other"), ask("one", "other"));
        IntakePlan plan = plan(ann(forgotten), anew, limited(2));
        assertThat(names(plan)).containsExactly("Accepted", "Repeated");
        assertThat(plan.accepted())
                .extracting(joining -> joining.standing().nth())
                .containsExactly(2);
        assertThat(plan(ann(forgotten), List.of(ask("one", "other")), limited(1))
                        .answers())
                .containsExactly(new Answer.Repeated(forgotten.place()));
    }

    @Test
    void anotherKeyOfWhoStandsInAnEndedLineIsRefusedLikeAnybody() {
        Map<Asker, List<Standing>> inLine = ann(standing(1, "one", NOON));
        Line full = new Line(A, 3, 2, 1, OPENS, CLOSES, false, false, 2);
        assertThat(plan(inLine, List.of(ask("two", ""), ask("one", "{}"), ask(null, "")), full)
                        .answers())
                .extracting(answer -> answer.getClass().getSimpleName())
                .containsExactly("SoldOut", "Repeated", "Repeated");
        Line lowered = new Line(A, 3, 2, 9, OPENS, CLOSES, true, false, 1);
        assertThat(names(plan(inLine, List.of(ask("two", "")), lowered))).containsExactly("Repeated");
    }

    @Test
    void aFurtherRequestWhoseCommitWasInDoubtIsAcceptedAndNotOneMore() {
        Ask ask = ask("two", "");
        Standing written = new Standing(new Place(ask.requestId(), 2, NOON), 2, ask.key());
        IntakePlan plan = plan(ann(standing(1, "one", NOON), written), List.of(ask), limited(2));
        assertThat(plan.answers()).containsExactly(new Answer.Accepted(written.place()));
        assertThat(plan.accepted()).isEmpty();
    }

    private static Answer refusal(Line line) {
        return plan(Map.of(), asks("a:stranger"), line).answers().getFirst();
    }

    private static List<String> names(IntakePlan plan) {
        return plan.answers().stream()
                .map(answer -> answer.getClass().getSimpleName())
                .toList();
    }

    private static Place place(IntakePlan plan, int answer) {
        return ((Answer.Accepted) plan.answers().get(answer)).place();
    }

    private static Answer answerAt(Instant now) {
        Locked line = new Locked(line(A, 2, 1, 10), now);
        return IntakePlan.of(Map.of(A, line), Map.of(), asks("a:ann"), DAY)
                .answers()
                .getFirst();
    }

    private static org.assertj.core.groups.Tuple tuple(CouponId coupon, String customer, long sequence, long ticket) {
        return org.assertj.core.groups.Tuple.tuple(coupon, customer, sequence, ticket);
    }

    private static IntakePlan plan(Map<Asker, List<Standing>> inLine, List<Ask> asks, Line... lines) {
        Map<CouponId, Locked> locked = new java.util.HashMap<>();
        for (Line line : lines) {
            locked.put(line.couponId(), new Locked(line, NOON));
        }
        return IntakePlan.of(locked, inLine, asks, DAY);
    }

    private static Line line(CouponId coupon, long nextSequence, long nextTicket, long capacity) {
        return new Line(coupon, nextSequence, nextTicket, capacity, OPENS, CLOSES, false, false, 1);
    }

    private static Line limited(int perCustomerLimit) {
        return new Line(A, 2, 1, 100, OPENS, CLOSES, false, false, perCustomerLimit);
    }

    private static Map<Asker, List<Standing>> ann(Standing... standing) {
        return Map.of(new Asker(A, new CustomerId("ann")), List.of(standing));
    }

    private static Standing standing(int nth, @Nullable String key, Instant acceptedAt) {
        RequestKey named = key == null ? null : RequestKey.of(key, BODY);
        return new Standing(new Place(new RequestId(new UUID(7, nth)), nth, acceptedAt), nth, named);
    }

    private static Ask ask(@Nullable String key, String body) {
        RequestKey named = key == null ? null : RequestKey.of(key, body.getBytes(StandardCharsets.UTF_8));
        return new Ask(A, new CustomerId("ann"), named, new RequestId(UUID.randomUUID()), Long.MAX_VALUE);
    }

    private static List<Ask> asks(String... couponAndCustomer) {
        return Arrays.stream(couponAndCustomer)
                .map(text -> new Ask(
                        text.startsWith("a:") ? A : B,
                        new CustomerId(text.substring(2)),
                        null,
                        new RequestId(UUID.randomUUID()),
                        Long.MAX_VALUE))
                .toList();
    }
}
