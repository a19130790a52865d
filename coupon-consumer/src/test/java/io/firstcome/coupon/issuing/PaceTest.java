package io.firstcome.coupon.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private final AtomicLong nanos = new AtomicLong(42);

    private Pace pace(int perSecond, int assigned, int partitions) {
        Pace pace = new Pace(perSecond, nanos::get);
        pace.share(assigned, partitions);
        return pace;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void withoutPartitionsThereIsNothing() {
        Pace pace = new Pace(1000, nanos::get);
        assertThat(pace.take(10)).isEqualTo(new Pace.Grant(0, Pace.WAIT_WHILE_STOPPED));
    }

    @Test
    void aPaceOfZeroGrantsNothing() {
        Pace pace = pace(0, 12, 12);
        pass(Duration.ofMinutes(1));
        assertThat(pace.take(10)).isEqualTo(new Pace.Grant(0, Pace.WAIT_WHILE_STOPPED));
    }

    @Test
    void itStartsDrainedAndSaysHowLongToWait() {
        Pace pace = pace(1000, 12, 12);
        assertThat(pace.take(10)).isEqualTo(new Pace.Grant(0, Duration.ofMillis(100)));
        pass(Duration.ofMillis(100));
        assertThat(pace.take(10)).isEqualTo(new Pace.Grant(10, Duration.ZERO));
        assertThat(pace.take(500)).isEqualTo(new Pace.Grant(90, Duration.ZERO));
        assertThat(pace.take(500)).isEqualTo(new Pace.Grant(0, Duration.ofMillis(100)));
    }

    @Test
    void whatIsNotTakenIsLost() {
        Pace pace = pace(1000, 12, 12);
        pass(Duration.ofMinutes(10));
        assertThat(pace.take(5000).permits()).isEqualTo(100);
    }

    @ParameterizedTest(name = "{0} a second, {1} of {2} partitions")
    @CsvSource({"1000, 12, 12", "1000, 5, 12", "15, 1, 1", "7, 3, 12", "1, 1, 1000", "1000000, 1, 3"})
    void inAMinuteItGrantsItsPartAndNoMore(int perSecond, int assigned, int partitions) {
        Pace pace = pace(perSecond, assigned, partitions);
        double minutes = perSecond * assigned / (double) partitions < 1 ? 1_000 : 1;
        long granted = 0;
        long end = nanos.get() + (long) (minutes * 60_000_000_000L);
        while (nanos.get() < end) {
            Pace.Grant grant = pace.take(Integer.MAX_VALUE);
            granted += grant.permits();
            nanos.addAndGet(Math.max(1, grant.retryAfter().toNanos()));
        }
        double part = (double) perSecond * assigned / partitions * 60 * minutes;
        assertThat((double) granted).isBetween(part * 0.98, part + 1);
    }

    @Test
    void aChangedPartStartsDrainedAndAnUnchangedOneGoesOn() {
        Pace pace = pace(1000, 6, 12);
        pass(Duration.ofMillis(100));
        pace.share(6, 12);
        assertThat(pace.take(500).permits()).isEqualTo(50);
        pass(Duration.ofMillis(100));
        pace.share(12, 12);
        assertThat(pace.take(500).permits()).isZero();
        assertThat(pace.partPerSecond()).isEqualTo(1000);
    }

    @Test
    void aChangedPaceTakesEffectAtOnceAndStartsDrained() {
        Pace pace = pace(1000, 6, 12);
        pass(Duration.ofMillis(100));
        pace.set(10_000);
        assertThat(pace.take(500).permits()).isZero();
        pass(Duration.ofMillis(100));
        assertThat(pace.take(5000).permits()).isEqualTo(500);
        pass(Duration.ofMillis(100));
        pace.set(10_000);
        assertThat(pace.take(5000).permits()).as("the same pace goes on").isEqualTo(500);
        assertThat(pace.perSecond()).isEqualTo(10_000);
        assertThat(pace.partPerSecond()).isEqualTo(5_000);
    }

    @Test
    void aStoppedPaceGrantsNothingUntilItIsRaised() {
        Pace pace = pace(1000, 12, 12);
        pass(Duration.ofMillis(100));
        pace.set(0);
        pass(Duration.ofMinutes(1));
        assertThat(pace.take(10)).isEqualTo(new Pace.Grant(0, Pace.WAIT_WHILE_STOPPED));
        assertThat(pace.available()).isZero();
        pace.set(50);
        pass(Duration.ofMillis(100));
        assertThat(pace.take(10).permits()).isEqualTo(5);
    }

    @Test
    void whoAskedForMoreThanItGotFindsHalfOfTheNextPermitsLeft() {
        Pace pace = pace(1000, 12, 12);
        assertThat(pace.takeForKept(70).permits()).isZero();
        pass(Duration.ofMillis(100));
        assertThat(pace.take(500).permits()).isEqualTo(50);
        assertThat(pace.takeForKept(20).permits()).isEqualTo(20);
        assertThat(pace.take(500).permits()).as("nobody wants more").isEqualTo(30);
    }

    @ParameterizedTest(name = "kept messages ask first: {0}")
    @ValueSource(booleans = {true, false})
    void singlePermitsGoToTheRecordsAndTheKeptMessagesInTurn(boolean keptFirst) {
        Pace pace = pace(5, 12, 12);
        int records = 0;
        int kept = 0;
        for (int millis = 0; millis < 20_000; millis += 50) {
            kept += keptFirst ? pace.takeForKept(10).permits() : 0;
            records += pace.take(10).permits();
            kept += keptFirst ? 0 : pace.takeForKept(10).permits();
            pass(Duration.ofMillis(50));
        }
        assertThat(records + kept).isBetween(98, 101);
        assertThat(records).isBetween(45, 55);
    }

    @Test
    void whoAsksNoMoreIsLeftNothing() {
        Pace pace = pace(1000, 12, 12);
        pace.takeForKept(100);
        pass(Duration.ofMillis(1_100));
        assertThat(pace.take(500).permits()).isEqualTo(100);
    }

    @Test
    void whereAllIsLeftToTheOtherItIsWorthAskingAgainSoon() {
        Pace pace = pace(5, 12, 12);
        pace.take(10);
        pace.takeForKept(10);
        pass(Duration.ofMillis(200));
        assertThat(pace.takeForKept(10)).isEqualTo(new Pace.Grant(0, Pace.WAIT_FOR_THE_OTHER));
        assertThat(pace.take(10).permits()).isEqualTo(1);
    }
}
