package io.firstcome.coupon.load.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** How much processor time processes have used, as the kernel counts it in {@code /proc/PID/stat}. */
final class ProcessTime {

    /** The kernel's unit towards programs is the hundredth of a second on every machine that we run on. */
    private static final double TICKS_PER_SECOND = 100;

    /** Of the fields that follow the command: state is 0. proc(5) counts from 1, and the command is its second. */
    private static final int UTIME = 11;

    private static final int STIME = 12;
    private static final int CUTIME = 13;
    private static final int CSTIME = 14;

    private ProcessTime() {}

    /** User and system time of the processes, in seconds; of one that has ended nothing. None without {@code /proc}. */
    static OptionalDouble seconds(Iterable<ProcessHandle> processes) {
        double seconds = 0;
        boolean known = false;
        for (ProcessHandle process : processes) {
            try {
                seconds += parse(Files.readString(Path.of("/proc/" + process.pid() + "/stat")));
                known = true;
            } catch (IOException | IllegalArgumentException _) {
                // it has just ended: whoever waited for it counts its time from now on
            }
        }
        return known ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    }

    /**
     * User and system time, of the process and of its children that have ended.
     *
     * @param stat {@code pid (command) state …}, and a command may have brackets and blanks of its own
     * @throws IllegalArgumentException if it is something else
     */
    static double parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", CSTIME + 2);
        if (fields.length <= CSTIME) {
            throw new IllegalArgumentException("not the state of a process: " + stat);
        }
        long ticks = Long.parseLong(fields[UTIME])
                + Long.parseLong(fields[STIME])
                + Long.parseLong(fields[CUTIME])
                + Long.parseLong(fields[CSTIME]);
        return ticks / TICKS_PER_SECOND;
    }
}
