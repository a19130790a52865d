package io.firstcome.coupon.backing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process that does not outlive this JVM.
 *
 * <p>A small shell stands between: it stops the process when its own standard input ends, be it that we close it or that
 * this JVM is killed. So nothing is left behind.
 */
public final class GuardedProcess {

    /** What asks a process to end in an orderly way. */
    public enum StopSignal {
        TERM,
        /** PostgreSQL's fast shutdown: TERM would wait for its clients. */
        INT
    }

    /**
     * $0: the log; $1: the signal; $2: how many seconds after it the process is killed; then the command. A paused process is
     * let go on before it is asked to end. fd 3 keeps the input for the watcher: a background command's own is /dev/null.
     * The watcher is deaf to whatever reaches the whole process group, and so outlives us.
     */
    private static final String GUARD = """
            signal=$1
            patience=$2
            shift 2
            trap : INT TERM HUP
            exec 3<&0
            "$@" </dev/null 3<&- >>"$0" 2>&1 &
            child=$!
            echo $child
            {
              trap '' INT TERM HUP
              while read -r _; do :; done <&3
              kill -CONT $child
              kill -$signal $child
              while [ $patience -gt 0 ] && kill -0 $child; do sleep 1; patience=$((patience - 1)); done
              kill -KILL $child
            } >/dev/null 2>&1 &
            watcher=$!
            exec 3<&-
            wait $child
            code=$?
            while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
            kill -KILL $watcher 2>/dev/null
            exit $code
            """;

    /**
     * Where the system has it: a Ctrl-C in the terminal, and a signal to our process group, reach us alone and not the guard
     * with its process.
     */
    private static final List<String> OWN_SESSION =
            Commands.succeeds(List.of("setsid", "true")) ? List.of("setsid") : List.of();

    /** Beyond the patience of the shell: it needs a moment itself. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private final Process guard;
    private final ProcessHandle process;
    private final Duration patience;

    private GuardedProcess(Process guard, ProcessHandle process, Duration patience) {
        this.guard = guard;
        this.process = process;
        this.patience = patience;
    }

    /**
     * Starts it.
     *
     * @param log what it writes is appended here
     * @param patience how long it may take to end when it is asked to; killed after that; whole seconds
     * @throws BackingFailure if it cannot be run
     */
    public static GuardedProcess start(List<String> command, Path log, StopSignal signal, Duration patience) {
        List<String> guarded = new ArrayList<>(OWN_SESSION);
        guarded.addAll(List.of("sh", "-c", GUARD, "" + log, signal.name(), "" + patience.toSeconds()));
        guarded.addAll(command);
        try {
            Process guard = new ProcessBuilder(guarded)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            BufferedReader answer = guard.inputReader(StandardCharsets.US_ASCII);
            String pid = answer.readLine();
            if (pid == null) {
                throw new BackingFailure("cannot run '" + command.getFirst() + "', see " + log);
            }
            // gone already if it ended at once: then the guard stands for it, which ends as well
            return new GuardedProcess(
                    guard, ProcessHandle.of(Long.parseLong(pid)).orElse(guard.toHandle()), patience);
        } catch (IOException broken) {
            throw new BackingFailure("cannot run '" + command.getFirst() + "': " + broken.getMessage(), broken);
        }
    }

    /** The process itself, not the guard's. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return guard.isAlive();
    }

    /** Completes with the exit code when it has ended; 128 and the signal's number if it was killed. */
    public CompletableFuture<Integer> onExit() {
        return guard.onExit().thenApply(Process::exitValue);
    }

    /** Asks it to end, and returns when it has; a paused one is let go on first. */
    public void stop() {
        try {
            guard.getOutputStream().close();
            await(patience.plus(SLACK));
        } catch (IOException broken) {
            throw new BackingFailure("cannot stop process " + pid() + ": " + broken.getMessage(), broken);
        }
    }

    /** {@code kill -9}; returns when it has ended. */
    public void kill() {
        process.destroyForcibly();
        await(SLACK);
    }

    /** SIGSTOP: it keeps all that it holds and does nothing. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        Commands.run(List.of("sh", "-c", "kill -" + signal + " $0", "" + pid()));
    }

    private void await(Duration limit) {
        try {
            if (!guard.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                guard.descendants().forEach(ProcessHandle::destroyForcibly);
                guard.destroyForcibly();
            }
            guard.getOutputStream().close();
        } catch (IOException _) {
            // the guard has ended, and its input with it
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
