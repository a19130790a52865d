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
import io.firstcome.coupon.page.Rounded;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One run: sign, warm up, send and sample, check. */
final class LoadRun implements AutoCloseable {

    private static final Duration TOKENS_LAST = Duration.ofHours(2);

    /** Arrivals per second: enough to have code compiled and connections made; more would be a load of its own. */
    private static final int WARM_UP_RATE = 100;

    private static final Judgement STOPPED =
            Judgement.none("the run was stopped before its end; who had no answer by then counts as unanswered");

    private final LoadSettings settings;
    private final int warmUpSeconds;
    private final Target target;
    private final Driver driver;
    private volatile Phase phase = Phase.SIGNING;
    private volatile Sending sending;

    /**
     * What is being sent, or will be.
     *
     * @param sinceNanos from when the seconds count, by {@link System#nanoTime()}
     */
    private record Sending(Driver driver, int arrivals, long sinceNanos) {}

    /** @param warmUpSeconds for how long customers come for another coupon before, not counted; 0: none do */
    LoadRun(LoadSettings settings, int warmUpSeconds, Target target) {
        this.settings = settings;
        this.warmUpSeconds = warmUpSeconds;
        this.target = target;
        this.driver = new Driver(target.apis());
        this.sending = new Sending(driver, settings.arrivals(), System.nanoTime());
    }

    /**
     * Carries it out; takes the run's time and what follows of it. An interrupt ends it: what was measured until then is
     * reported, and nothing is checked.
     *
     * @throws IOException if the API cannot be reached before the opening
     * @throws IllegalStateException if the API refuses the coupons
     * @throws InterruptedException if it is interrupted before anything was measured
     */
    LoadReport carryOut() throws IOException, InterruptedException {
        Duration tokensLast = TOKENS_LAST.plusSeconds(settings.seconds());
        String admin = target.keys().adminToken(tokensLast);
        List<String> tokens = Tokens.sign(target.keys(), settings.customers(), tokensLast);
        long warmUpAccepted = warmUpSeconds == 0 ? 0 : warmUp(admin, tokens);
        phase = Phase.OPENING;
        sending = new Sending(driver, settings.arrivals(), System.nanoTime());
        Wave wave = new Wave(settings, target, admin);
        Wave.Opening opening = wave.publish();
        sending = new Sending(driver, settings.arrivals(), opening.nanos());
        try (Sampler sampler = Sampler.start(target, driver.results(), opening.couponIds(), admin, opening.nanos())) {
            phase = Phase.ARRIVING;
            boolean cameToItsEnd = sent(wave, opening, tokens);
            LoadReport.Run run = new LoadReport.Run(
                    settings,
                    settings.arrivals(),
                    warmUpSeconds,
                    warmUpAccepted,
                    target.description(),
                    opening.at(),
                    Rounded.toHundredth((System.nanoTime() - opening.nanos()) / 1e9),
                    Runtime.getRuntime().availableProcessors());
            Series series = sampler.stop();
            phase = Phase.CHECKING;
            return report(run, series, cameToItsEnd ? judgement() : STOPPED);
        }
    }

    /** @return whether it came to its end */
    private boolean sent(Wave wave, Wave.Opening opening, List<String> tokens) {
        try {
            wave.send(driver, opening, tokens);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private Judgement judgement() {
        try {
            return Judge.judge(target.databases(), driver.results().told(), Wave.PATIENCE);
        } catch (InterruptedException _) {
            return STOPPED;
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
            Wave.Opening opening = wave.publish();
            sending = new Sending(warming, warm.arrivals(), opening.nanos());
            wave.send(warming, opening, tokens);
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

    /** Where it stands, the warm-up for itself; before an opening is known its seconds are those since the run began. */
    LoadProgress progress() {
        Sending now = sending;
        Tally.Counts counts = now.driver.results().tally().counts();
        boolean allCame = phase == Phase.ARRIVING && counts.sent() == now.arrivals;
        return new LoadProgress(
                allCame ? Phase.FOLLOWING : phase,
                (double) counts.sent() / now.arrivals,
                (System.nanoTime() - now.sinceNanos) / 1e9,
                counts);
    }

    @Override
    public void close() {
        driver.close();
    }
}
