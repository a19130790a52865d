package io.firstcome.coupon.load;

import io.firstcome.coupon.load.LoadProgress.Phase;
import io.firstcome.coupon.load.customer.Driver;
import io.firstcome.coupon.load.customer.Latencies;
import io.firstcome.coupon.load.customer.Measure;
import io.firstcome.coupon.load.customer.Results;
import io.firstcome.coupon.load.customer.Tally;
import io.firstcome.coupon.load.customer.Tokens;
import io.firstcome.coupon.load.plan.LoadSettings;
import io.firstcome.coupon.load.plan.Schedule;
import io.firstcome.coupon.load.report.Judgement;
import io.firstcome.coupon.load.report.Latency;
import io.firstcome.coupon.load.report.LoadReport;
import io.firstcome.coupon.load.sample.Sampler;
import io.firstcome.coupon.load.sample.Series;
import io.firstcome.coupon.load.subject.Target;
import io.firstcome.coupon.rush.CouponClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One run: sign, publish, send, sample, check. */
final class LoadRun implements AutoCloseable {

    private static final Duration TOKENS_LAST = Duration.ofHours(2);
    private static final Duration UNTIL_OPENING = Duration.ofSeconds(3);
    private static final Duration TO_PUBLISH_ONE = Duration.ofMillis(100);

    /** After the last arrival, beyond what the pace needs: slack for a starved machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LoadSettings settings;
    private final Target target;
    private final Driver driver;
    private volatile Phase phase = Phase.SIGNING;
    private volatile long openingNanos;

    LoadRun(LoadSettings settings, Target target) {
        this.settings = settings;
        this.target = target;
        this.driver = new Driver(target.apis());
    }

    /** When the coupons open, by the wall clock and by {@link System#nanoTime()}. */
    private record Opening(Instant at, long nanos) {

        static Opening in(Duration time) {
            return new Opening(Instant.now().plus(time), System.nanoTime() + time.toNanos());
        }
    }

    /**
     * Carries it out; takes the run's time and what follows of it.
     *
     * @throws IOException if the API cannot be reached before the opening
     * @throws IllegalStateException if the API refuses the coupons
     */
    LoadReport carryOut() throws IOException, InterruptedException {
        Duration tokensLast = TOKENS_LAST.plusSeconds(settings.seconds());
        String admin = target.keys().adminToken(tokensLast);
        List<String> tokens = Tokens.sign(target.keys(), settings.customers(), tokensLast);
        Schedule schedule = Schedule.of(settings, target.apis().size());
        phase = Phase.OPENING;
        Opening opening = Opening.in(UNTIL_OPENING.plus(TO_PUBLISH_ONE.multipliedBy(settings.coupons())));
        openingNanos = opening.nanos();
        List<String> coupons = publish(admin, opening.at());
        Results results = driver.results();
        try (Sampler sampler = Sampler.start(target, results, coupons, admin, opening.nanos())) {
            phase = Phase.ARRIVING;
            driver.run(new Driver.Crowd(schedule, coupons, tokens), opening.nanos(), giveUpNanos(opening));
            double took = (System.nanoTime() - opening.nanos()) / 1e9;
            Series series = sampler.stop();
            phase = Phase.CHECKING;
            Judgement judgement = Judge.judge(target.databases(), results.told(), PATIENCE);
            return report(opening, took, series, judgement);
        }
    }

    private List<String> publish(String admin, Instant opening) throws IOException, InterruptedException {
        try (CouponClient client = new CouponClient(target.apis(), CouponClient.Patience.LONG)) {
            return new Coupons(client, admin).publish(settings, opening);
        }
    }

    private long giveUpNanos(Opening opening) {
        long issues = Math.min(settings.arrivals(), (long) settings.quantity() * settings.coupons());
        long seconds = settings.seconds()
                + 3 * issues / Math.max(1, target.pacePerSecond().orElse(1_000));
        return opening.nanos() + PATIENCE.plusSeconds(seconds).toNanos();
    }

    private LoadReport report(Opening opening, double took, Series series, Judgement judgement) {
        Results results = driver.results();
        Latencies latencies = results.latencies();
        return new LoadReport(
                new LoadReport.Run(
                        settings,
                        settings.arrivals(),
                        target.description(),
                        opening.at(),
                        Math.round(took * 100) / 100.0,
                        Runtime.getRuntime().availableProcessors()),
                Punctual.of(
                        settings.arrivals(),
                        latencies.lateness(),
                        results.tally().counts().heldBack()),
                results.tally().counts(),
                Stream.of(Measure.values())
                        .map(measure -> Latency.of(measure.label(), measure.meaning(), latencies.of(measure)))
                        .toList(),
                series,
                judgement);
    }

    LoadProgress progress() {
        Tally.Counts counts = driver.results().tally().counts();
        double share = (double) counts.sent() / settings.arrivals();
        Phase now = phase == Phase.ARRIVING && counts.sent() == settings.arrivals() ? Phase.FOLLOWING : phase;
        double seconds = now == Phase.SIGNING ? 0 : (System.nanoTime() - openingNanos) / 1e9;
        return new LoadProgress(now, share, seconds, counts);
    }

    @Override
    public void close() {
        driver.close();
    }
}
