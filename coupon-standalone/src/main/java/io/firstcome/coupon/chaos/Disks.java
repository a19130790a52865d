package io.firstcome.coupon.chaos;

import io.firstcome.coupon.fault.FaultKind;
import io.firstcome.coupon.fault.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small disks for a database and a broker, so that they can be filled. They are in memory; what is on them is copied to the
 * run's directory before they go, since a failed run is looked at afterwards.
 */
final class Disks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Disks.class);
    private static final int MEGABYTES = 1024;
    private static final long COPY_LIMIT_SECONDS = 120;

    private final Map<Path, SmallDisk> mounted = new LinkedHashMap<>();

    private Disks() {}

    /**
     * Mounts what the settings' faults need below the directory, before anything is written there. Where this cannot be done,
     * which takes root, the faults say so themselves.
     */
    static Disks mount(ChaosSettings settings, Path directory) {
        Disks disks = new Disks();
        Map<FaultKind, String> onSmallDisk = Map.of(
                FaultKind.FILL_DATABASE_DISK,
                "postgres",
                FaultKind.FILL_BROKER_DISK,
                settings.size().lastBroker());
        onSmallDisk.forEach((kind, part) -> {
            if (settings.faults().contains(kind)) {
                disks.mount(directory.resolve(part));
            }
        });
        return disks;
    }

    private void mount(Path directory) {
        try {
            mounted.put(directory, SmallDisk.mount(directory, MEGABYTES));
        } catch (IOException impossible) {
            LOG.info("no small disk: {}", impossible.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        for (Map.Entry<Path, SmallDisk> disk : mounted.entrySet()) {
            Path directory = disk.getKey();
            Path copy = directory.resolveSibling(directory.getFileName() + ".copy");
            copy(directory, copy);
            disk.getValue().close();
            Files.delete(directory);
            Files.move(copy, directory);
        }
    }

    /** With owners and rights, without which PostgreSQL does not start on it. */
    private static void copy(Path from, Path to) throws IOException {
        Process copying = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!copying.waitFor(COPY_LIMIT_SECONDS, TimeUnit.SECONDS) || copying.exitValue() != 0) {
                copying.destroyForcibly();
                LOG.warn("what was on the small disk {} could not be copied and is gone", from);
                Files.createDirectories(to);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            copying.destroyForcibly();
            Files.createDirectories(to);
        }
    }
}
