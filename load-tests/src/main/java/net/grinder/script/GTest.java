package net.grinder.script;

/** A test of a script: calls that are counted and timed together. */
public final class GTest {

    private final int number;
    private final String description;

    /** @param number tells it from the script's other tests, in all processes */
    public GTest(int number, String description) {
        this.number = number;
        this.description = description;
    }

    public int getNumber() {
        return number;
    }

    public String getDescription() {
        return description;
    }

    /**
     * Counts and times every later call of that object's method on this thread, whatever its arguments, as one of this test.
     *
     * @param target the script's object
     */
    public void record(Object target, String methodName) {
        Grinder.worker().record(this, target, methodName);
    }
}
