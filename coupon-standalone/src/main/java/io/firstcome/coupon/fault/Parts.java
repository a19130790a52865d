package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Which parts a fault takes hold of. */
final class Parts {

    private Parts() {}

    static <T> T oneOf(List<T> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }

    /**
     * One of these kinds.
     *
     * @throws IllegalStateException if one of them is down already: a second one could be more than the product promises to
     *     bear
     */
    static Part oneOf(Scene scene, RandomGenerator random, Set<PartKind> kinds) {
        List<Part> parts = scene.cluster().parts().stream()
                .filter(part -> kinds.contains(part.kind()))
                .toList();
        for (Part part : parts) {
            if (!part.isRunning()) {
                throw new IllegalStateException(part.name() + " is down already, and two at once are too many");
            }
        }
        return oneOf(parts, random);
    }

    /** Pauses all of a kind until it is closed. */
    static final class Paused implements AutoCloseable {
        private final List<Part> parts;

        Paused(Scene scene, PartKind kind) {
            parts = scene.cluster().parts(kind).stream().filter(Part::isRunning).toList();
            try {
                parts.forEach(Part::pause);
            } catch (RuntimeException failed) {
                close();
                throw failed;
            }
        }

        @Override
        public void close() {
            parts.forEach(Part::resume);
        }
    }
}
