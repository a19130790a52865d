package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.rules.CrashPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A process halts at a certain point of its code. The parts are tried in an order by chance; it needs customers who rush,
 * since without work nobody comes to the point.
 *
 * @param kind its code is the script's name
 * @param victims which of them it strikes
 */
record CrashInside(FaultKind kind, PartKind victims) implements Fault {

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) throws InterruptedException {
        List<Part> parts = new ArrayList<>(scene.cluster().parts(victims));
        Collections.shuffle(parts, Random.from(random));
        return new Crashed(kind, new CrashPoint(kind.code()).strike(scene.rules(), parts));
    }

    private record Crashed(FaultKind kind, Part part) implements Breakage {

        @Override
        public String what() {
            return kind.code() + " in " + part.name();
        }

        @Override
        public long leastMillis() {
            return 0;
        }

        /** The rule went with the process. */
        @Override
        public void mend() {
            part.start();
        }
    }
}
