package io.firstcome.coupon.ngrinder;

/** A script cannot be run: it is not there, does not compile, or fails before its first or after its last test. */
public final class ScriptFailure extends RuntimeException {

    ScriptFailure(String message) {
        super(message);
    }

    /** Says in one line what it was; the cause is kept aside, since the command line prints the innermost cause only. */
    static ScriptFailure of(String what, Throwable cause) {
        ScriptFailure failure = new ScriptFailure(what + ": " + reason(cause));
        failure.addSuppressed(cause);
        return failure;
    }

    /** The first line of what it says, or else its name. */
    static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().filter(line -> !line.isBlank()).findFirst().orElseThrow();
    }
}
