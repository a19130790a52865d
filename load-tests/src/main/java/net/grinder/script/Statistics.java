package net.grinder.script;

/** How a script says whether what it did was a success. */
public interface Statistics {

    /**
     * Whether a test counts only when the next one begins or the run ends, so that until then the script can say whether it
     * was a success.
     */
    void setDelayReports(boolean delay);

    /** @throws IllegalStateException if there was none on this thread */
    StatisticsForTest getForLastTest();

    /** One call of a recorded method. */
    interface StatisticsForTest {

        /** @throws IllegalStateException if it has been counted: see {@link #setDelayReports} */
        void setSuccess(boolean success);
    }
}
