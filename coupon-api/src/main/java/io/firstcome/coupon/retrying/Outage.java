package io.firstcome.coupon.retrying;

import org.slf4j.Logger;

/**
 * Says once that something is out of reach and once that it is back, and counts the attempts between. Each user has one
 * per thing that can be out of reach.
 */
public final class Outage {

    private final Logger log;
    private final String meaning;
    private int attempts;

    /** @param meaning what the outage means for the customer and what happens next, for the log */
    public Outage(Logger log, String meaning) {
        this.log = log;
        this.meaning = meaning;
    }

    /** An attempt failed. Returns how many had failed before it. */
    public synchronized int failed(Throwable cause) {
        if (attempts == 0) {
            log.warn("{} Cause: {}", meaning, summary(cause));
            log.debug("The failure in full", cause);
        }
        return attempts++;
    }

    /** An attempt succeeded. */
    public synchronized void over() {
        if (attempts > 0) {
            log.info("Back after {} failed attempts. It was: {}", attempts, meaning);
            attempts = 0;
        }
    }

    /** Whether the last attempt failed. */
    public synchronized boolean isOn() {
        return attempts > 0;
    }

    private static String summary(Throwable cause) {
        String text = cause.toString();
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
