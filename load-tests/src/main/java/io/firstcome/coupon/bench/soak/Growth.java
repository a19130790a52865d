package io.firstcome.coupon.bench.soak;

import io.firstcome.coupon.bench.Goal;
import io.firstcome.coupon.bench.Medians;
import io.firstcome.coupon.bench.Sample;
import io.firstcome.coupon.bench.Target;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether something goes on growing: the median of the last third of the samples over that of the second third.
 *
 * <p>The first third is left out, in which caches fill and code is loaded. Medians of thirds, and not the slope of a line
 * through all: a slope takes a heap that grows and then stays for one that grows; a median does not see the single sample
 * before which something large was kept for a moment; and the ratio is what the target is about.
 */
final class Growth {

    /**
     * The middles of the two thirds are a third of the soak apart, 20 minutes of an hour or 240,000 requests at 200 a second:
     * so a twentieth of the 60 MB that a service keeps is 13 bytes for each request. What is kept of each would be more than
     * that, since an object with one field has 16 and stands in something; and from look to look a heap strays by less.
     */
    private static final Target FLAT = Target.atMost(1.05);

    private Growth() {}

    /** @param figure its key in {@link Sample#figures} */
    static Goal goal(String name, String figure, String whenMissed) {
        return new Goal(
                name,
                "",
                FLAT,
                whenMissed,
                Set.of(Soaking.SCENARIO),
                samples -> overTheMiddle(samples, figure),
                Growth::lastThird);
    }

    /**
     * What each sample says as a multiple of the second third's median, also those during which time was stolen: what is kept
     * does not depend on it.
     */
    private static SortedMap<Integer, Double> overTheMiddle(List<Sample> samples, String figure) {
        SortedMap<Integer, Double> said = new TreeMap<>();
        samples.stream()
                .filter(sample -> sample.unexpected() == 0)
                .forEach(sample -> said.put(sample.round(), sample.figures().get(figure)));
        List<Double> middle = List.copyOf(said.values()).subList(said.size() / 3, 2 * said.size() / 3);
        if (middle.isEmpty()) {
            return new TreeMap<>();
        }
        double usual = Medians.of(middle);
        said.replaceAll((_, value) -> value / usual);
        return said;
    }

    private static SortedMap<Integer, Double> lastThird(SortedMap<Integer, Double> rounds) {
        SortedMap<Integer, Double> last = new TreeMap<>();
        rounds.entrySet().stream()
                .skip(2 * rounds.size() / 3)
                .forEach(round -> last.put(round.getKey(), round.getValue()));
        return last;
    }
}
