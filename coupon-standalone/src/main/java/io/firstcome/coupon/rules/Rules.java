package io.firstcome.coupon.rules;

import java.util.List;

/** The rules in force in each part's JVM. */
public final class Rules {

    /** What the part's JVM has to be started with so that rules can be laid into it. */
    public List<String> jvmOptions(String part) {
        throw new UnsupportedOperationException();
    }

    /** Lays a script of this package's resources into the part's JVM; in force when it returns. */
    public void lay(String part, String script) {
        throw new UnsupportedOperationException();
    }

    /** Takes it back; does nothing where it is not in force or the process is gone. */
    public void lift(String part, String script) {
        throw new UnsupportedOperationException();
    }
}
