package io.firstcome.coupon.chaos;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes in reverse what was opened, all of it, also when some of it fails. */
final class Closing implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    /** @throws IllegalStateException if something could not be closed; the rest of it is closed all the same */
    @Override
    public void close() {
        IllegalStateException failure = null;
        while (!opened.isEmpty()) {
            AutoCloseable resource = opened.pop();
            try {
                resource.close();
            } catch (Exception broken) {
                IllegalStateException cause = new IllegalStateException("not put away: " + broken.getMessage(), broken);
                if (failure == null) {
                    failure = cause;
                } else {
                    failure.addSuppressed(cause);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
