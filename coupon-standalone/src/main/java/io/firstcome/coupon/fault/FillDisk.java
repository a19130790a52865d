package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Fills the disk of a part whose directory is a {@link SmallDisk}. The part may end of it; then it is started again. */
record FillDisk(FaultKind kind, Set<PartKind> kinds) implements Fault {

    private static final Duration LEAST = Duration.ofSeconds(5);

    /** What is about to end because of the full disk has ended by then. */
    private static final Duration SETTLE = Duration.ofSeconds(3);

    @Override
    public Optional<String> impossible(Scene scene) {
        return onSmallDisk(scene).isEmpty()
                ? Optional.of(
                        "no part of " + kinds + " has a small disk of its own to be filled (mounting one takes root)")
                : Optional.empty();
    }

    private List<Part> onSmallDisk(Scene scene) {
        return scene.cluster().parts().stream()
                .filter(part -> kinds.contains(part.kind()))
                .filter(part -> isSmallDisk(directory(part)))
                .toList();
    }

    /** The cluster keeps a part's data beside the logs. */
    static Path directory(Part part) {
        return part.log().toAbsolutePath().resolve("../..").resolve(part.name()).normalize();
    }

    private static boolean isSmallDisk(Path directory) {
        try {
            return SmallDisk.is(directory);
        } catch (IOException missing) {
            return false;
        }
    }

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) throws Exception {
        Part any = Parts.oneOf(scene, random, kinds);
        List<Part> fitting = onSmallDisk(scene);
        Part part = fitting.contains(any) ? any : Parts.oneOf(fitting, random);
        Path directory = directory(part);
        try {
            SmallDisk.fill(directory);
        } catch (IOException failed) {
            SmallDisk.empty(directory);
            throw failed;
        }
        return new Broken("filled the disk of " + part.name(), LEAST.toMillis(), () -> {
            SmallDisk.empty(directory);
            boolean _ = Patience.await(SETTLE, () -> !part.isRunning());
            part.start();
        });
    }
}
