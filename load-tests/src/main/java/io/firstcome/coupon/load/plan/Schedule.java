package io.firstcome.coupon.load.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * All arrivals of a run.
 *
 * @param arrivals in the order in which they are due
 */
public record Schedule(List<Arrival> arrivals) {

    private static final double NANOS_PER_SECOND = 1e9;

    public Schedule {
        arrivals = List.copyOf(arrivals);
    }

    /**
     * Draws the arrivals: a Poisson process of the profile's rate, given how many come, as people who do not know of each
     * other do.
     *
     * @param instances how many api instances are asked, each as often as the others
     */
    public static Schedule of(LoadSettings settings, int instances) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(settings.seed());
        double[] times = random.doubles(settings.arrivals())
                .map(settings.profile()::timeOf)
                .toArray();
        Arrays.sort(times);
        List<Arrival> arrivals = new ArrayList<>(times.length);
        for (int i = 0; i < times.length; i++) {
            arrivals.add(new Arrival(
                    (long) (times[i] * settings.seconds() * NANOS_PER_SECOND),
                    i % settings.customers(),
                    coupon(settings, times[i], random),
                    random.nextInt(instances)));
        }
        return new Schedule(arrivals);
    }

    private static int coupon(LoadSettings settings, double time, RandomGenerator random) {
        return settings.profile().isAllAtOnce()
                ? random.nextInt(settings.coupons())
                : Math.min(settings.coupons() - 1, (int) (time * settings.coupons()));
    }
}
