package io.firstcome.coupon.chaos;

import io.firstcome.coupon.fault.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * What strikes when: a pure function of the seed, the length and the kinds of faults, so that a seed replays a run.
 *
 * <p>Each kind strikes once before one strikes again. At most {@value #AT_ONCE} are under way at a time, and only such as
 * {@link Overlap} lets stand beside each other.
 *
 * @param length how long it is meant to take; what does not heal fast enough makes it longer
 * @param faults in the order in which they strike
 */
public record ChaosPlan(long seed, Duration length, List<PlannedFault> faults) {

    /** More would hide which fault did the harm. */
    static final int AT_ONCE = 2;

    /** How much time a fault gets where there is plenty: to be felt, mended and healed. */
    private static final Duration COMFORTABLE = Duration.ofSeconds(25);

    private static final Duration SHORTEST = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofSeconds(12);

    /** Of its time in the plan, how much a fault stays broken at least, and how much more at most. */
    private static final double BROKEN_SHARE = 0.1;

    private static final double BROKEN_SHARE_MORE = 0.3;

    public ChaosPlan {
        faults = List.copyOf(faults);
    }

    /**
     * @param length more than 0
     * @param kinds not empty; each strikes at least once, however short the length
     */
    public static ChaosPlan of(long seed, Duration length, Set<FaultKind> kinds) {
        if (kinds.isEmpty() || length.isZero() || length.isNegative()) {
            throw new IllegalArgumentException("a plan needs a length and a kind of fault at least");
        }
        Random random = new Random(seed);
        int roomFor = (int) (length.toMillis() * AT_ONCE / COMFORTABLE.toMillis() / 2);
        List<FaultKind> queue = inRounds(kinds, Math.max(kinds.size(), roomFor), random);
        Tracks tracks = new Tracks(random);
        while (!queue.isEmpty()) {
            tracks.placeOneOf(queue);
        }
        return new ChaosPlan(seed, length, toTime(tracks.placed, length, random));
    }

    /** Every kind once in a random order, then again in another one, until there are enough. */
    private static List<FaultKind> inRounds(Set<FaultKind> kinds, int count, Random random) {
        List<FaultKind> queue = new ArrayList<>();
        while (queue.size() < count) {
            List<FaultKind> round = new ArrayList<>(EnumSet.copyOf(kinds));
            Collections.shuffle(round, random);
            queue.addAll(round.subList(0, Math.min(round.size(), count - queue.size())));
        }
        return queue;
    }

    /** A fault's place, in units that are stretched to the plan's length afterwards. */
    private record Place(FaultKind kind, double from, double to) {}

    /** Places one after the other as early as it is allowed. */
    private static final class Tracks {
        private final Random random;
        private final List<Place> placed = new ArrayList<>();
        private final List<Place> underWay = new ArrayList<>();
        private double now;

        Tracks(Random random) {
            this.random = random;
        }

        /** Takes the first of the queue that may stand beside what is under way. */
        void placeOneOf(List<FaultKind> queue) {
            Optional<FaultKind> next = firstAllowed(queue);
            while (next.isEmpty()) {
                goToNextEnd();
                next = firstAllowed(queue);
            }
            FaultKind kind = next.get();
            queue.remove(kind);
            Place place = new Place(kind, now, now + 1 + random.nextDouble());
            placed.add(place);
            underWay.add(place);
        }

        private Optional<FaultKind> firstAllowed(List<FaultKind> queue) {
            return underWay.size() == AT_ONCE
                    ? Optional.empty()
                    : queue.stream()
                            .filter(kind -> underWay.stream().allMatch(other -> Overlap.isAllowed(kind, other.kind)))
                            .findFirst();
        }

        private void goToNextEnd() {
            now = underWay.stream().mapToDouble(Place::to).min().orElseThrow();
            underWay.removeIf(place -> place.to <= now);
        }
    }

    private static List<PlannedFault> toTime(List<Place> places, Duration length, Random random) {
        double end = places.stream().mapToDouble(Place::to).max().orElseThrow();
        double millisPerUnit = length.toMillis() / end;
        List<PlannedFault> faults = new ArrayList<>();
        for (Place place : places) {
            double share = BROKEN_SHARE + BROKEN_SHARE_MORE * random.nextDouble();
            long lasts = (long) (share * (place.to - place.from) * millisPerUnit);
            faults.add(new PlannedFault(
                    faults.size() + 1,
                    place.kind,
                    Duration.ofMillis((long) (place.from * millisPerUnit)),
                    Duration.ofMillis(Math.clamp(lasts, SHORTEST.toMillis(), LONGEST.toMillis())),
                    random.nextLong()));
        }
        return faults;
    }
}
