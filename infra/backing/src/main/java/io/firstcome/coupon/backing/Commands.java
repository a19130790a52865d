package io.firstcome.coupon.backing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
final class Commands {

    private static final long LIMIT_SECONDS = 300;

    private Commands() {}

    static boolean succeeds(List<String> command) {
        try {
            run(command);
            return true;
        } catch (BackingFailure _) {
            return false;
        }
    }

    /** @throws BackingFailure if it cannot be run, fails, or takes longer than {@value #LIMIT_SECONDS} s */
    static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new BackingFailure("'" + String.join(" ", command) + "' failed: " + output.strip());
            }
        } catch (IOException broken) {
            throw new BackingFailure("cannot run '" + command.getFirst() + "': " + broken.getMessage(), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackingFailure("interrupted while running '" + command.getFirst() + "'", interrupted);
        }
    }
}
