package io.firstcome.coupon.load.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.load.plan.LoadSettings;
import io.firstcome.coupon.load.plan.Profile;
import io.firstcome.coupon.load.plan.Schedule;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DriverTest {

    private static final String SOLD_OUT = "{\"type\": \"https://firstcome.io/problems/sold-out\"}";
    private static final String ACCEPTED = """
            {"requestId": "r", "ticket": 1, "status": "accepted", "position": 1, "acceptedAt": "2026-11-21T10:00:00.000Z"}
            """;

    /**
     * Goal: a stall is seen in all who met it (no coordinated omission). Method: the server answers nobody for the whole
     * second in which customers come evenly, and then everybody at once. Whoever waited for answers before sending the next
     * would time one request of a second and nothing else; here half of them took half a second or longer.
     */
    @Test
    void aStallShowsInTheLatenciesOfAllWhoCameMeanwhile() throws Exception {
        try (FakeApi api = new FakeApi(1_000, 409, SOLD_OUT)) {
            Results results = run(api.address(), new LoadSettings(Profile.STEADY, 100, 1, 100, 1, 1, 7));

            Histogram refusals = results.latencies().of(Measure.REFUSAL);
            assertThat(refusals.getTotalCount()).isEqualTo(100);
            assertThat(millis(refusals, 50)).isGreaterThan(300);
            assertThat(millis(refusals, 99)).isGreaterThan(700);
            assertThat(results.tally().counts().refused()).containsOnlyKeys("sold-out");
            assertThat(results.latencies().lateness().getTotalCount()).isEqualTo(100);
        }
    }

    @Test
    void whoIsAcceptedIsFollowedToTheDecision() throws Exception {
        try (FakeApi api = new FakeApi(0, 202, ACCEPTED)) {
            Results results = run(api.address(), new LoadSettings(Profile.STEADY, 10, 1, 10, 1, 1, 7));

            Tally.Counts counts = results.tally().counts();
            assertThat(counts.accepted()).isEqualTo(10);
            assertThat(counts.issued()).isEqualTo(10);
            assertThat(counts.underWay()).isZero();
            assertThat(results.latencies().of(Measure.STATUS).getTotalCount()).isEqualTo(10);
            assertThat(millis(results.latencies().of(Measure.DECISION), 50)).isGreaterThan(5_000);
            assertThat(millis(results.latencies().of(Measure.TOLD), 50)).isGreaterThan(1_000);
            assertThat(results.told())
                    .hasValueSatisfying(calls -> assertThat(calls).hasSize(20));
        }
    }

    @Test
    void whoIsToldNothingCountsAsUnanswered() throws Exception {
        URI nobody;
        try (FakeApi api = new FakeApi(0, 202, ACCEPTED)) {
            nobody = api.address();
        }

        Results results = run(nobody, new LoadSettings(Profile.STEADY, 5, 1, 5, 1, 1, 7));

        assertThat(results.tally().counts().unansweredInAll()).isEqualTo(5);
        assertThat(results.latencies().of(Measure.UNANSWERED).getTotalCount()).isEqualTo(5);
    }

    @Test
    void anAnswerThatPromisesNothingCountsAsUnanswered() throws Exception {
        try (FakeApi api = new FakeApi(0, 500, "{}")) {
            Results results = run(api.address(), new LoadSettings(Profile.STEADY, 5, 1, 5, 1, 1, 7));

            assertThat(results.tally().counts().unanswered()).containsOnlyKeys("500");
        }
    }

    private static Results run(URI api, LoadSettings settings) throws InterruptedException {
        try (Driver driver = new Driver(List.of(api))) {
            List<String> tokens = Collections.nCopies(settings.customers(), "token");
            long opening = System.nanoTime();
            driver.run(
                    new Driver.Crowd(Schedule.of(settings, 1), List.of("coupon"), tokens),
                    opening,
                    opening + TimeUnit.SECONDS.toNanos(30));
            return driver.results();
        }
    }

    private static long millis(Histogram histogram, double percentile) {
        return TimeUnit.NANOSECONDS.toMillis(histogram.getValueAtPercentile(percentile));
    }
}
