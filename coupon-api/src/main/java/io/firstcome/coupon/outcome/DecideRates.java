package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.LineProgressed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;

/**
 * How fast each line is being decided, as far as this instance heard: over the last {@link #WINDOW}, sampled once a
 * second, for the lines that moved last. Who waits without a decision is not counted: what is measured is how fast a
 * customer's position falls.
 */
@Component
public final class DecideRates implements DecisionListener {

    static final Duration WINDOW = Duration.ofSeconds(10);
    static final Duration LEAST = Duration.ofSeconds(2);
    private static final Duration SAMPLE = Duration.ofSeconds(1);
    private static final double NANOS_PER_SECOND = 1e9;

    /** @param decided how many of the line's requests had their answer then */
    private record Sample(Instant at, long decided) {}

    private final int limit;
    private final InstantSource clock;
    private final LinkedHashMap<CouponId, Deque<Sample>> byCoupon = new LinkedHashMap<>();

    DecideRates(OutcomeSettings settings, InstantSource clock) {
        this.limit = settings.knownLines();
        this.clock = clock;
    }

    @Override
    public void onDecision(DecisionMessage message) {
        if (message instanceof LineProgressed progress) {
            learn(progress.couponId(), progress.lastTicket() - progress.waiting());
        }
    }

    private synchronized void learn(CouponId coupon, long decided) {
        Deque<Sample> samples = byCoupon.getOrDefault(coupon, new ArrayDeque<>());
        if (!samples.isEmpty() && samples.getLast().decided() >= decided) {
            return; // said again, or said before what is known
        }
        byCoupon.putLast(coupon, samples);
        if (byCoupon.size() > limit) {
            byCoupon.pollFirstEntry();
        }
        Instant now = clock.instant();
        add(samples, new Sample(now, decided));
        forgetBeforeWindow(samples, now);
    }

    /** The latest one moves with the line; those behind it are a second apart. */
    private static void add(Deque<Sample> samples, Sample latest) {
        if (samples.size() > 1) {
            Sample last = samples.removeLast();
            if (!latest.at().isBefore(samples.getLast().at().plus(SAMPLE))) {
                samples.addLast(last);
            }
        }
        samples.addLast(latest);
    }

    /** Keeps one that is older than the window, to count from, unless it is older than two. */
    private static void forgetBeforeWindow(Deque<Sample> samples, Instant now) {
        Instant begin = now.minus(WINDOW);
        while (samples.size() > 1 && isSecondAtOrBefore(samples, begin)) {
            samples.removeFirst();
        }
        if (samples.size() > 1 && samples.getFirst().at().isBefore(begin.minus(WINDOW))) {
            samples.removeFirst();
        }
    }

    private static boolean isSecondAtOrBefore(Deque<Sample> samples, Instant begin) {
        Sample first = samples.removeFirst();
        boolean before = !samples.getFirst().at().isAfter(begin);
        samples.addFirst(first);
        return before;
    }

    /**
     * How many of this line's requests are decided in a second; above 0. Empty when the line has not moved lately, or was
     * heard of for less than {@link #LEAST}: counted over the first moments of a rush, any line would seem to take minutes.
     */
    public synchronized OptionalDouble decidedPerSecond(CouponId coupon) {
        Deque<Sample> samples = byCoupon.get(coupon);
        if (samples == null) {
            return OptionalDouble.empty();
        }
        Instant now = clock.instant();
        forgetBeforeWindow(samples, now);
        Sample base = samples.getFirst();
        long decided = samples.getLast().decided() - base.decided();
        Duration time = Duration.between(base.at(), now);
        return decided == 0 || time.compareTo(LEAST) < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(decided / (time.toNanos() / NANOS_PER_SECOND));
    }
}
