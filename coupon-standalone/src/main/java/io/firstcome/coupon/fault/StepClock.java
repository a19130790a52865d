package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.rules.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One API's wall clock jumps, forward or back, by seconds to minutes, as one that was badly set does when it is put right.
 * It is the clock that {@link java.time} shows: the API's own code has no other, and tokens are checked by it. The databases'
 * clock, which decides whether a line is open, is another machine's and goes on.
 */
record StepClock() implements Fault {

    private static final String SCRIPT = "step-clock";

    /** Seconds as likely as minutes. */
    private static final List<Duration> ABOUT =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(3));

    /** Long enough for what works by the clock, every second or so, to have seen it. */
    private static final long LEAST_MILLIS = 5_000;

    @Override
    public FaultKind kind() {
        return FaultKind.STEP_CLOCK;
    }

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) {
        List<Part> apis = scene.cluster().parts(PartKind.API);
        Part api = apis.get(random.nextInt(apis.size()));
        long about = ABOUT.get(random.nextInt(ABOUT.size())).toMillis();
        long millis = (random.nextBoolean() ? 1 : -1) * random.nextLong(about, 2 * about);
        scene.rules().lay(api.name(), SCRIPT, Map.of("millis", Long.toString(millis)));
        return new Stepped(scene.rules(), api, millis);
    }

    private record Stepped(Rules rules, Part api, long millis) implements Breakage {

        @Override
        public String what() {
            return "stepped the clock of %s by %+d ms".formatted(api.name(), millis);
        }

        @Override
        public long leastMillis() {
            return LEAST_MILLIS;
        }

        /** Which is a step, too. */
        @Override
        public void mend() {
            rules.lift(api.name(), SCRIPT);
        }
    }
}
