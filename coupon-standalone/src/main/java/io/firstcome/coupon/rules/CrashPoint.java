package io.firstcome.coupon.rules;

import io.firstcome.coupon.cluster.Part;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a process at a certain point of its code: a script of the name lies in wait there, and the first thread that comes
 * along halts the JVM, with no shutdown hook and nothing flushed, as {@code kill -9} would.
 *
 * @param script its rules halt the JVM
 */
public record CrashPoint(String script) {

    /** Of several parts some may have nothing to do, a standby relay for instance: then it is another's turn. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration ALREADY_ENDING = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /**
     * Has one of the parts crash, the first in their order that comes to the point within {@code PATIENCE}. Returns when its
     * process has ended; the others go on as if nothing had been.
     *
     * @throws IllegalStateException if none came there; then no rule is left behind
     */
    public Part strike(Rules rules, List<Part> parts) throws InterruptedException {
        for (Part part : parts) {
            if (part.isRunning() && strikes(rules, part)) {
                return part;
            }
        }
        throw new IllegalStateException(
                "None of " + parts.stream().map(Part::name).toList() + " came to " + script + " within "
                        + PATIENCE.toSeconds() + " s each: is there work for them?");
    }

    private boolean strikes(Rules rules, Part part) throws InterruptedException {
        int before = rules.fired(part.name(), script);
        IllegalStateException notLaid = lay(rules, part);
        if (notLaid == null && ended(part, PATIENCE)) {
            return true;
        }
        if (notLaid == null) {
            rules.lift(part.name(), script);
        }
        // It may have struck before the agent could answer, or just before the rule was lifted.
        if (rules.fired(part.name(), script) > before && ended(part, ALREADY_ENDING)) {
            return true;
        }
        if (notLaid != null) {
            throw notLaid;
        }
        return false;
    }

    private @Nullable IllegalStateException lay(Rules rules, Part part) {
        try {
            rules.lay(part.name(), script);
            return null;
        } catch (IllegalStateException failure) {
            return failure;
        }
    }

    private static boolean ended(Part part, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (part.isRunning()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return true;
    }
}
