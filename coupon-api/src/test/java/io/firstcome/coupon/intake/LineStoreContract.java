package io.firstcome.coupon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.intake.IntakePlan.Asker;
import io.firstcome.coupon.intake.IntakePlan.Joining;
import io.firstcome.coupon.intake.IntakePlan.Locked;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a store of the lines does, whatever it is made of. */
abstract class LineStoreContract {

    private static final int WAITING_LIST = 2;

    abstract LineStore store();

    /** A line that is open now, of so many coupons and {@value #WAITING_LIST} who may wait. */
    abstract CouponId open(long quantity, long waitingList);

    /** An admin raises the quantity and pauses the line, by a message of it. */
    abstract void raiseAndPause(CouponId couponId, long quantity);

    /** The messages of the line in the outbox, by place. */
    abstract List<LineMessage> published(CouponId couponId);

    private static Ask ask(CouponId couponId, String customer) {
        return new Ask(couponId, new CustomerId(customer), null, new RequestId(UUID.randomUUID()), Long.MAX_VALUE);
    }

    private static IntakePlan plan(LineStore.Transaction transaction, List<Ask> asks) throws SQLException {
        Map<CouponId, Locked> locked =
                transaction.lock(asks.stream().map(Ask::couponId).distinct().toList());
        Map<Asker, List<Standing>> inLine = transaction.inLine(asks.stream()
                .map(ask -> new Asker(ask.couponId(), ask.customerId()))
                .toList());
        return IntakePlan.of(locked, inLine, asks, Duration.ofHours(1));
    }

    private IntakePlan write(List<Ask> asks) throws SQLException {
        try (LineStore.Transaction transaction = store().begin()) {
            IntakePlan plan = plan(transaction, asks);
            transaction.join(plan);
            transaction.commit();
            return plan;
        }
    }

    private Line line(CouponId couponId) throws SQLException {
        try (LineStore.Transaction transaction = store().begin()) {
            Line line = Objects.requireNonNull(
                            transaction.lock(List.of(couponId)).get(couponId))
                    .line();
            transaction.rollback();
            return line;
        }
    }

    @Test
    void whoJoinsStandsInLineAndInTheOutbox() throws SQLException {
        CouponId couponId = open(3, WAITING_LIST);
        assertThat(line(couponId).nextSequence()).isEqualTo(2);
        assertThat(line(couponId).capacity()).isEqualTo(5);
        Ask kim = ask(couponId, "kim");
        Ask lee = ask(couponId, "lee");

        IntakePlan plan = write(List.of(kim, lee));

        assertThat(line(couponId)).isEqualTo(plan.lines().get(couponId));
        assertThat(line(couponId).members()).isEqualTo(2);
        assertThat(published(couponId)).hasSize(3).first().isInstanceOf(CouponTerms.class);
        assertThat(published(couponId).subList(1, 3))
                .isEqualTo(plan.accepted().stream().map(Joining::message).toList());
        try (LineStore.Transaction transaction = store().begin()) {
            transaction.lock(List.of(couponId));
            Asker asker = new Asker(couponId, kim.customerId());
            assertThat(transaction.inLine(List.of(asker, new Asker(couponId, new CustomerId("nobody")))))
                    .isEqualTo(Map.of(asker, List.of(plan.accepted().getFirst().standing())));
        }
    }

    @Test
    void aCouponWithoutALineIsAbsent() throws SQLException {
        CouponId couponId = open(1, 0);
        try (LineStore.Transaction transaction = store().begin()) {
            assertThat(transaction.lock(List.of(couponId, new CouponId(UUID.randomUUID()))))
                    .containsOnlyKeys(couponId);
        }
    }

    @Test
    void whatIsNotCommittedWasNever() throws SQLException {
        CouponId couponId = open(3, WAITING_LIST);
        Line before = line(couponId);
        try (LineStore.Transaction transaction = store().begin()) {
            transaction.join(plan(transaction, List.of(ask(couponId, "kim"))));
            transaction.rollback();
        }
        try (LineStore.Transaction transaction = store().begin()) {
            transaction.join(plan(transaction, List.of(ask(couponId, "kim"))));
        }

        assertThat(line(couponId)).isEqualTo(before);
        assertThat(published(couponId)).hasSize(1);
        assertThat(write(List.of(ask(couponId, "kim"))).accepted()).hasSize(1);
    }

    @Test
    void theSameTicketTwiceIsRefused() throws SQLException {
        CouponId couponId = open(3, WAITING_LIST);
        IntakePlan first = write(List.of(ask(couponId, "kim")));
        IntakePlan.Joining given = first.accepted().getFirst();
        IntakePlan again = new IntakePlan(List.of(), List.of(given), first.lines());

        try (LineStore.Transaction transaction = store().begin()) {
            transaction.lock(List.of(couponId));
            assertThatThrownBy(() -> transaction.join(again))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(DatabaseTrouble.of(refused)).isEqualTo(DatabaseTrouble.REJECTED));
        }
        assertThat(published(couponId)).hasSize(2);
    }

    @Test
    void aChangeOfTermsIsAMessageOfTheLine() throws SQLException {
        CouponId couponId = open(1, 1);
        write(List.of(ask(couponId, "kim")));

        raiseAndPause(couponId, 4);

        Line line = line(couponId);
        assertThat(line.capacity()).isEqualTo(5);
        assertThat(line.paused()).isTrue();
        assertThat(line.members()).isEqualTo(1);
        assertThat(line.nextSequence()).isEqualTo(published(couponId).size() + 1L);
        assertThat(published(couponId).getLast())
                .isInstanceOfSatisfying(
                        CouponTerms.class,
                        terms -> assertThat(terms.terms().quantity()).isEqualTo(4));
    }
}
