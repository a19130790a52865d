package io.firstcome.coupon.ngrinder;

/**
 * How large a local test is. Its customers are {@code processes * threads}, each of whom runs the script {@code runs} times.
 *
 * @param processes how many, 1 to {@value #MAX_PROCESSES}; here they are only apart by their classes' static fields
 * @param threads how many each process has, 1 to {@value #MAX_THREADS}
 * @param runs how often each thread runs the script, 1 to {@value #MAX_RUNS}
 * @param param what the controller calls the test's parameter; empty: none
 */
public record LocalSettings(int processes, int threads, int runs, String param) {

    public static final int MAX_PROCESSES = 64;
    public static final int MAX_THREADS = 1_000;
    public static final int MAX_RUNS = 1_000_000;

    /** @throws IllegalArgumentException if a value is outside its bounds */
    public LocalSettings {
        check("processes", processes, MAX_PROCESSES);
        check("threads", threads, MAX_THREADS);
        check("runs", runs, MAX_RUNS);
    }

    private static void check(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " is 1 to " + most + ", not " + value);
        }
    }
}
