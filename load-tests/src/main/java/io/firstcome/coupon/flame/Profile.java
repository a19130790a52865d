package io.firstcome.coupon.flame;

/**
 * What a process was seen doing.
 *
 * @param calls all stacks in one tree
 * @param unseen samples whose stack is not known, or that the JVM lost
 */
public record Profile(Sampling sampling, Call calls, long unseen) {

    /** How a JVM takes its samples. */
    public enum Sampling {
        PROCESSOR_TIME("one for every 10 ms of processor time of a thread"),
        MOMENTS("of a few threads that ran or were in native code, 10 or 20 ms apart");

        private final String words;

        Sampling(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
