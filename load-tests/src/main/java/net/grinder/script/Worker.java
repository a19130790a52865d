package net.grinder.script;

/** Who runs a script: no class of nGrinder's, but what its stand-ins ask the local runner for. */
public interface Worker extends Grinder.ScriptContext {

    /** How many processes there are, at least 1. */
    int processes();

    /** How many threads a process has, at least 1. */
    int threads();

    /** What the test was given as its parameter, empty if nothing. */
    String param();

    /** Counts and times every later call of that object's method as one of the test. */
    void record(GTest test, Object target, String methodName);

    /** Tells that an HTTP answer came; the status belongs to the test under way, if there is one. */
    void answered(int status);
}
