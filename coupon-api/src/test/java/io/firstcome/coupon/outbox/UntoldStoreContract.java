package io.firstcome.coupon.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.outbox.OpenGap.Carrier;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a store of lines that miss decisions does, whatever it is made of. */
abstract class UntoldStoreContract {

    /** What the store under test is set to. */
    static final int STALL_MILLIS = 2000;

    private static final int ANY = 100;
    private static final Duration LONG = Duration.ofHours(1);

    abstract UntoldStore untold();

    abstract <T> T inTransaction(Supplier<T> work);

    /** A line in the tables and in the outbox; place 1 are its terms. */
    abstract SeededLine line(int requests);

    abstract void progress(LineProgressed told);

    /** The decision about the request with this ticket arrives. */
    abstract void decided(SeededLine line, int ticket);

    abstract void publishAll();

    abstract void loseSlot();

    abstract void makeSlot();

    /** More than {@link #STALL_MILLIS}. */
    abstract void passLong();

    /** All are decided but for those who wait. */
    private static LineProgressed told(SeededLine line, long tickets, long waiting, long issued, boolean closed) {
        return new LineProgressed(line.couponId(), tickets + 2, tickets, issued, waiting, 10, closed);
    }

    private boolean isNew(SeededLine line) {
        return untold().add(ANY).contains(line.couponId());
    }

    private Optional<UntoldLine> due() {
        return inTransaction(() -> untold().takeDue());
    }

    private void postpone(SeededLine line, long askedTo, int rounds, Duration wait) {
        inTransaction(() -> {
            untold().postpone(line.couponId(), askedTo, rounds, wait);
            return true;
        });
    }

    private void close(SeededLine line) {
        inTransaction(() -> {
            untold().close(line.couponId());
            return true;
        });
    }

    @Test
    void aLineWithFewerDecisionsThanToldIsFoundOnceItHasStoodStill() {
        SeededLine line = line(6);
        SeededLine whole = line(2);
        publishAll();
        for (int ticket : new int[] {1, 3, 4}) {
            decided(line, ticket);
        }
        decided(whole, 1);
        progress(told(line, 5, 1, 10, false));
        progress(told(whole, 2, 1, 10, false));
        passLong();

        assertThat(untold().add(ANY)).containsExactly(line.couponId());
        assertThat(isNew(line)).isFalse();
        assertThat(untold().open()).isEqualTo(1);
        assertThat(due()).contains(new UntoldLine(line.couponId(), true, 0, 0, 3, 6, Carrier.PUBLISHED));

        postpone(line, 3, 0, Duration.ZERO);
        assertThat(due()).contains(new UntoldLine(line.couponId(), true, 3, 0, 6, 6, Carrier.PUBLISHED));
        postpone(line, 6, 2, Duration.ZERO);
        assertThat(due()).contains(new UntoldLine(line.couponId(), true, 6, 2, 0, 6, Carrier.PUBLISHED));

        decided(line, 2);
        assertThat(due()).contains(new UntoldLine(line.couponId(), false, 6, 2, 0, 0, Carrier.PUBLISHED));
        postpone(line, 0, 3, LONG);
        assertThat(due()).isEmpty();
        close(line);
        assertThat(untold().open()).isZero();
        assertThat(isNew(line)).isFalse();
    }

    @Test
    void aLineThatStillMovesIsNotFound() {
        SeededLine line = line(3);
        progress(told(line, 2, 0, 2, false));

        assertThat(isNew(line)).isFalse();

        passLong();
        assertThat(isNew(line)).isTrue();
        close(line);
    }

    @Test
    void whoWaitsThoughCouponsAreLeftOrTheLineIsClosedHasADecisionThatDidNotArrive() {
        SeededLine soldOut = line(2);
        SeededLine left = line(2);
        SeededLine closed = line(2);
        progress(told(soldOut, 2, 2, 10, false));
        progress(told(left, 2, 2, 9, false));
        progress(told(closed, 2, 2, 10, true));
        passLong();

        assertThat(untold().add(ANY)).containsExactlyInAnyOrder(left.couponId(), closed.couponId());
        close(left);
        close(closed);
    }

    @Test
    void theSlotTellsWhetherTheLastPlaceAskedAboutIsOnItsWay() {
        publishAll();
        SeededLine line = line(2);
        progress(told(line, 2, 0, 2, false));
        passLong();
        assertThat(isNew(line)).isTrue();
        assertThat(due()).map(UntoldLine::carrier).contains(Carrier.PUBLISHED);
        postpone(line, 2, 0, Duration.ZERO);

        assertThat(due()).map(UntoldLine::carrier).contains(Carrier.ON_ITS_WAY);
        loseSlot();
        assertThat(due()).map(UntoldLine::carrier).contains(Carrier.ABSENT);
        makeSlot();
        publishAll();
        assertThat(due()).map(UntoldLine::carrier).contains(Carrier.PUBLISHED);
        close(line);
    }
}
