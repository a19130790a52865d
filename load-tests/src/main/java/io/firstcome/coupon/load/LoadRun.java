package io.firstcome.coupon.load;

import io.firstcome.coupon.load.LoadProgress.Phase;
import io.firstcome.coupon.load.customer.Driver;
import io.firstcome.coupon.load.customer.Latencies;
import io.firstcome.coupon.load.customer.Measure;
import io.firstcome.coupon.load.customer.Results;
import io.firstcome.coupon.load.customer.Tally;
import io.firstcome.coupon.load.customer.Tokens;
import io.firstcome.coupon.load.plan.LoadSettings;
import io.firstcome.coupon.load.plan.Profile;
import io.firstcome.coupon.load.report.Judgement;
import io.firstcome.coupon.load.report.Latency;
import io.firstcome.coupon.load.report.LoadReport;
import io.firstcome.coupon.load.sample.Sampler;
import io.firstcome.coupon.load.sample.Series;
import io.firstcome.coupon.load.subject.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One run: sign, warm up, send and sample, check. */
final class LoadRun implements AutoCloseable {

    private static final Duration TOKENS_LAST = Duration.ofHours(2);

    /** Arrivals per second: enough to have code compiled and connections made; more would be a load of its own. */
    private static final int WARM_UP_RATE = 100;

    private final LoadSettings settings;
    private final int warmUpSeconds;
    private final Target target;
    private final Driver driver;
    private volatile Phase phase = Phase.SIGNING;
    private volatile long openingNanos = System.nanoTime();

    /** @param warmUpSeconds for how long customers come for another coupon before, not counted; 0: none do */
    LoadRun(LoadSettings settings, int warmUpSeconds, Target target) {
        this.settings = settings;
        this.warmUpSeconds = warmUpSeconds;
        this.target = target;
        this.driver = new Driver(target.apis());
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
        long warmUpAccepted = warmUpSeconds == 0 ? 0 : warmUp(admin, tokens);
        phase = Phase.OPENING;
        Wave wave = new Wave(settings, target, admin);
        Wave.Opening opening = wave.publish();
        openingNanos = opening.nanos();
        Results results = driver.results();
        try (Sampler sampler = Sampler.start(target, results, opening.couponIds(), admin, opening.nanos())) {
            phase = Phase.ARRIVING;
            wave.send(driver, opening, tokens);
            LoadReport.Run run = new LoadReport.Run(
                    settings,
                    settings.arrivals(),
                    warmUpSeconds,
                    warmUpAccepted,
                    target.description(),
                    opening.at(),
                    Math.round((System.nanoTime() - opening.nanos()) / 1e7) / 100.0,
                    Runtime.getRuntime().availableProcessors());
            Series series = sampler.stop();
            phase = Phase.CHECKING;
            return report(run, series, Judge.judge(target.databases(), results.told(), Wave.PATIENCE));
        }
    }

    /** @return how many were accepted: they stand in the databases as well */
    private long warmUp(String admin, List<String> tokens) throws IOException, InterruptedException {
        phase = Phase.WARMING;
        int rate = Math.min(settings.ratePerSecond(), WARM_UP_RATE);
        int quantity = Math.max(1, rate * warmUpSeconds / 2);
        LoadSettings warm = new LoadSettings(
                Profile.STEADY, rate, warmUpSeconds, settings.customers(), 1, quantity, settings.seed());
        Wave wave = new Wave(warm, target, admin);
        try (Driver warming = new Driver(target.apis())) {
            wave.send(warming, wave.publish(), tokens);
            return warming.results().tally().counts().accepted();
        }
    }

    private LoadReport report(LoadReport.Run run, Series series, Judgement judgement) {
        Results results = driver.results();
        Latencies latencies = results.latencies();
        Tally.Counts counts = results.tally().counts();
        return new LoadReport(
                run,
                Punctual.of(settings.arrivals(), latencies.lateness(), counts.heldBack()),
                counts,
                Stream.of(Measure.values())
                        .map(measure -> Latency.of(measure.label(), measure.meaning(), latencies.of(measure)))
                        .toList(),
                series,
                judgement);
    }

    /** Where it stands; before the opening is known its seconds are those since the run began. */
    LoadProgress progress() {
        Tally.Counts counts = driver.results().tally().counts();
        double share = (double) counts.sent() / settings.arrivals();
        Phase now = phase == Phase.ARRIVING && counts.sent() == settings.arrivals() ? Phase.FOLLOWING : phase;
        return new LoadProgress(now, share, (System.nanoTime() - openingNanos) / 1e9, counts);
    }

    @Override
    public void close() {
        driver.close();
    }
}
