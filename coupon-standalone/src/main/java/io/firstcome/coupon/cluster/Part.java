package io.firstcome.coupon.cluster;

import java.nio.file.Path;

/** One process of the cluster. All of it may be called from several threads; calls for one part come one after the other. */
public interface Part {

    PartKind kind();

    /** Unique in the cluster, for instance {@code api-1}, {@code broker-3}, {@code postgres}. */
    String name();

    /** Where it listens: {@code host:port}, or the address of its HTTP endpoints. */
    String address();

    /** The process itself, not what guards it; the last one's, if it does not run. */
    long pid();

    boolean isRunning();

    /** What it wrote to its output, over all its lives. */
    Path log();

    /**
     * Starts it again on the same ports and the same data, and returns when it answers; does nothing if it runs.
     *
     * @throws RuntimeException if it ends, or does not answer in time
     */
    void start();

    /** Asks it to end, as an orchestrator would, and returns when it has; does nothing if it does not run. */
    void stop();

    /** {@code kill -9}; returns when it has ended. */
    void kill();

    /** SIGSTOP: it keeps its connections and does nothing; nothing is done if it does not run. */
    void pause();

    /** SIGCONT; likewise. */
    void resume();
}
