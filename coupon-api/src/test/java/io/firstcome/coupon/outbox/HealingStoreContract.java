package io.firstcome.coupon.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.outbox.OpenGap.Carrier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a store of open gaps, and one of the lines' messages, does, whatever it is made of. */
abstract class HealingStoreContract {

    /** What the stores under test are set to. */
    static final int STALL_MILLIS = 2000;

    private static final int ANY = 100;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration STALLED = Duration.ofMillis(2 * STALL_MILLIS);

    abstract HealingStore healing();

    abstract LineMessages messages();

    abstract <T> T inTransaction(Supplier<T> work);

    /** A line of which the outbox has some messages, published or not. */
    abstract SeededLine line(int requests, Predicate<LineMessage> inOutbox);

    /** The ledger decides the line up to before this place. */
    abstract void progress(SeededLine line, long nextSequence);

    abstract void publishAll();

    abstract void loseSlot();

    abstract void makeSlot();

    abstract void pass(Duration time);

    abstract List<Long> copies(SeededLine line, long from, long to);

    private void report(SeededLine line, long from, long to) {
        inTransaction(() -> {
            healing().report(List.of(new GapReported(line.couponId(), from, to)));
            return true;
        });
    }

    /** Takes what is due of this line only: the table may have others. */
    private Optional<OpenGap> due(SeededLine line) {
        Optional<OpenGap> due = inTransaction(() -> healing().takeDue());
        return due.filter(gap -> gap.couponId().equals(line.couponId()));
    }

    private void postpone(OpenGap gap, long republishedTo, int attempts, Duration wait) {
        inTransaction(() -> {
            healing().postpone(gap, gap.missingFrom(), republishedTo, attempts, wait);
            return true;
        });
    }

    private void close(SeededLine line) {
        inTransaction(() -> {
            healing().close(line.couponId());
            return true;
        });
    }

    @Test
    void aReportedGapIsDueAtOnceWithWhatIsKnownOfItsLine() {
        SeededLine line = line(5, _ -> true);
        publishAll();
        progress(line, 2);
        long openBefore = healing().open();

        report(line, 3, 4);

        assertThat(healing().open()).isEqualTo(openBefore + 1);
        assertThat(due(line)).contains(new OpenGap(line.couponId(), 3, 4, 0, false, 0, 2, 6, Carrier.PUBLISHED));
        close(line);
        assertThat(due(line)).isEmpty();
        assertThat(healing().open()).isEqualTo(openBefore);
    }

    @Test
    void aPostponedGapComesWhenItIsDueOrDecided() {
        SeededLine line = line(5, _ -> true);
        publishAll();
        report(line, 2, 4);
        postpone(due(line).orElseThrow(), 3, 1, LONG);

        assertThat(due(line)).isEmpty();
        progress(line, 4);
        assertThat(due(line)).contains(new OpenGap(line.couponId(), 2, 4, 3, false, 1, 4, 6, Carrier.PUBLISHED));
        close(line);
    }

    @Test
    void theSameGapReportedAgainKeepsItsWaitAndAFurtherOneStartsAnew() {
        SeededLine line = line(8, _ -> true);
        publishAll();
        report(line, 2, 4);
        postpone(due(line).orElseThrow(), 4, 3, LONG);
        report(line, 2, 4);
        report(line, 2, 5);
        report(line, 1, 5);
        assertThat(due(line)).isEmpty();

        report(line, 6, 7);

        assertThat(due(line)).contains(new OpenGap(line.couponId(), 6, 7, 4, false, 0, 1, 9, Carrier.PUBLISHED));
        close(line);
    }

    @Test
    void theSlotTellsWhetherAMessageIsOnItsWay() {
        publishAll();
        SeededLine line = line(3, _ -> true);
        report(line, 2, 3);
        assertThat(due(line)).map(OpenGap::carrier).contains(Carrier.ON_ITS_WAY);

        loseSlot();
        assertThat(due(line)).map(OpenGap::carrier).contains(Carrier.ABSENT);
        makeSlot();
        publishAll();
        assertThat(due(line)).map(OpenGap::carrier).contains(Carrier.PUBLISHED);
        close(line);
    }

    @Test
    void aPublishedLineThatDoesNotMoveIsFoundOnce() {
        SeededLine line = line(3, _ -> true);
        SeededLine decided = line(2, _ -> true);
        progress(decided, 4);
        progress(line, 2);
        publishAll();
        assertThat(stalled(line)).isEmpty();
        pass(STALLED);

        assertThat(stalled(line)).contains(new HealingStore.Stalled(line.couponId(), 2, 4));
        assertThat(stalled(line)).isEmpty();
        assertThat(due(line)).contains(new OpenGap(line.couponId(), 2, 4, 0, true, 0, 2, 4, Carrier.PUBLISHED));
        assertThat(due(decided)).isEmpty();
        close(line);
    }

    @Test
    void aLineWhoseMessagesAreOnTheirWayIsNotStalled() {
        publishAll();
        SeededLine line = line(3, _ -> true);
        pass(STALLED);
        assertThat(stalled(line)).isEmpty();

        publishAll();
        assertThat(stalled(line)).contains(new HealingStore.Stalled(line.couponId(), 1, 4));
        close(line);
    }

    private Optional<HealingStore.Stalled> stalled(SeededLine line) {
        return healing().addStalled(ANY).stream()
                .filter(stalled -> stalled.couponId().equals(line.couponId()))
                .findFirst();
    }

    @Test
    void copiesAreMadeOfWhatTheOutboxHasAndTheTablesHaveAll() {
        SeededLine line = line(4, message -> message.sequence() != 3);

        List<Long> copied = inTransaction(() -> messages().copyAgain(line.couponId(), 2, 4));

        assertThat(copied).containsExactlyInAnyOrder(2L, 4L);
        assertThat(copies(line, 1, 5)).containsExactly(1L, 2L, 0L, 2L, 1L);
        assertThat(messages().messages(line.couponId(), 1, 4))
                .isEqualTo(line.messages().subList(0, 4));
        inTransaction(() -> {
            messages().append(line.messages().subList(2, 3));
            return true;
        });
        assertThat(copies(line, 3, 3)).containsExactly(1L);
    }
}
