package io.firstcome.coupon.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A part as another process sees it.
 *
 * @param pid of its last process
 */
public record PartStatus(String name, long pid, State state, String address, Path log) {

    /** What its process does. */
    public enum State {
        RUNNING,
        PAUSED,
        ENDED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Those of the cluster that runs on the directory, in the order in which they are started; none if none does. */
    public static List<PartStatus> in(Path data) {
        return PartsFile.in(data).read().stream()
                .map(part -> new PartStatus(part.name(), part.pid(), state(part), part.address(), part.log()))
                .toList();
    }

    private static State state(PartsFile.Entry part) {
        if (!part.isAlive()) {
            return State.ENDED;
        }
        return isStopped(part.pid()) ? State.PAUSED : State.RUNNING;
    }

    /** Where there is no {@code /proc}, a paused one is taken for a running one. */
    private static boolean isStopped(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // "pid (command) state ...", and a command may have brackets and blanks of its own
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException | IndexOutOfBoundsException _) {
            return false;
        }
    }
}
