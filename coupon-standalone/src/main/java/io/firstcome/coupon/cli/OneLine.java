package io.firstcome.coupon.cli;

import org.slf4j.LoggerFactory;

/** A failure in one line, for whoever typed the command; the whole of it goes to the log. */
final class OneLine {

    private OneLine() {}

    static String of(Throwable broken) {
        LoggerFactory.getLogger(OneLine.class).debug("the command failed", broken);
        Throwable root = broken;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
