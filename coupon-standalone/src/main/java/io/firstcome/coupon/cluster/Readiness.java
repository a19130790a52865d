package io.firstcome.coupon.cluster;

import io.firstcome.coupon.backing.GuardedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits until a process that was just started does its work. */
public final class Readiness {

    /** Slack for many JVMs that start at once on a starved machine. */
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final long RETRY_MILLIS = 200;
    private static final int OK = 200;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();

    private Readiness() {}

    /**
     * Returns the process when it is ready.
     *
     * @throws IllegalStateException if it ends before, or is not ready in time; then it is killed
     */
    public static GuardedProcess await(String name, GuardedProcess process, Path log, BooleanSupplier ready) {
        long giveUp = System.nanoTime() + LIMIT.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " did not start, see " + log);
            }
            if (System.nanoTime() > giveUp) {
                process.kill();
                throw new IllegalStateException(
                        name + " was not ready within " + LIMIT.toMinutes() + " minutes, see " + log);
            }
            pause(name, process);
        }
        return process;
    }

    private static void pause(String name, GuardedProcess process) {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.kill();
            throw new IllegalStateException("interrupted while starting " + name, interrupted);
        }
    }

    /** Whether a service says that it takes work. */
    public static boolean answers(URI service) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/actuator/health/readiness"))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
