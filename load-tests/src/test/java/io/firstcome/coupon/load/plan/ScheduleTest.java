package io.firstcome.coupon.load.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {

    private static final int INSTANCES = 2;
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theSameSeedSendsTheSameAndAnotherOneDoesNot(Profile profile) {
        assertThat(schedule(profile, 7)).isEqualTo(schedule(profile, 7)).isNotEqualTo(schedule(profile, 8));
    }

    @ParameterizedTest
    @CsvSource({"SPIKE, 3973", "RAMP, 10000", "STEADY, 20000", "SOAK, 20000"})
    void soManyComeAtAThousandASecondInTwentySeconds(Profile profile, int arrivals) {
        assertThat(schedule(profile, 7).arrivals()).hasSize(arrivals);
    }

    /** Counted in the middle second of each quarter; a Poisson process spreads by the root of the count. */
    @ParameterizedTest(name = "{0}, seed 7")
    @CsvSource({"SPIKE, 543, 155, 44, 13", "RAMP, 125, 375, 625, 875", "STEADY, 1000, 1000, 1000, 1000"})
    void theRateFollowsTheProfile(Profile profile, int first, int second, int third, int fourth) {
        Schedule schedule = schedule(profile, 7);

        List<Long> seen = LongStream.of(2, 7, 12, 17)
                .map(from -> between(schedule, from * SECOND, (from + 1) * SECOND))
                .boxed()
                .toList();

        int[] expected = {first, second, third, fourth};
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) seen.get(i))
                    .as("quarter %d of %s", i + 1, seen)
                    .isCloseTo(expected[i], within(5 * Math.sqrt(expected[i])));
        }
    }

    @Test
    void theHighestRateOfASpikeIsThatOfItsOpening() {
        assertThat((double) between(schedule(Profile.SPIKE, 7), 0, SECOND / 2)).isCloseTo(470, within(110.0));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void arrivalsAreInOrderAndWithinTheTime(Profile profile) {
        assertThat(schedule(profile, 7).arrivals())
                .isSortedAccordingTo(Comparator.comparingLong(Arrival::dueNanos))
                .allSatisfy(arrival -> assertThat(arrival.dueNanos()).isBetween(0L, 20 * SECOND))
                .allSatisfy(arrival -> assertThat(arrival.instance()).isBetween(0, INSTANCES - 1));
    }

    @Test
    void whereMoreArriveThanThereAreCustomersTheyComeAgain() {
        LoadSettings settings = new LoadSettings(Profile.STEADY, 10, 1, 4, 1, 1, 7);

        assertThat(Schedule.of(settings, INSTANCES).arrivals())
                .extracting(Arrival::customer)
                .containsExactly(0, 1, 2, 3, 0, 1, 2, 3, 0, 1);
    }

    @Test
    void outsideASpikeCouponsAreAskedForOneAfterTheOther() {
        List<Arrival> arrivals = schedule(Profile.STEADY, 7).arrivals();

        assertThat(arrivals).isSortedAccordingTo(Comparator.comparingInt(Arrival::coupon));
        assertThat(arrivals.stream().map(Arrival::coupon).distinct()).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theRateForSoManyLetsThemCome(Profile profile) {
        int rate = LoadSettings.rateFor(profile, 5_000, 30);

        assertThat((double) LoadSettings.arrivals(profile, rate, 30)).isCloseTo(5_000, within(30.0));
    }

    @Test
    void whatIsOutOfBoundsIsNamed() {
        assertThatThrownBy(() -> new LoadSettings(Profile.STEADY, 0, 1, 1, 1, 1, 7))
                .hasMessage("rate is 1 to 100000, not 0");
        assertThatThrownBy(() -> new LoadSettings(Profile.STEADY, 100_000, 21, 1, 1, 1, 7))
                .hasMessageContaining("2100000 arrivals");
    }

    private static Schedule schedule(Profile profile, long seed) {
        return Schedule.of(new LoadSettings(profile, 1_000, 20, 500, 3, 10, seed), INSTANCES);
    }

    private static long between(Schedule schedule, long fromNanos, long toNanos) {
        return schedule.arrivals().stream()
                .filter(arrival -> arrival.dueNanos() >= fromNanos && arrival.dueNanos() < toNanos)
                .count();
    }
}
