package io.firstcome.coupon.ngrinder;

import java.util.function.Consumer;
import net.grinder.script.Grinder;

/** Where compiled scripts report the calls of their methods; public for them only. */
public final class ScriptCalls {

    private ScriptCalls() {}

    public static void entered(Object target, String methodName) {
        tell(statistics -> statistics.entered(target, methodName));
    }

    public static void failed(Object target, String methodName) {
        tell(statistics -> statistics.failed(target, methodName));
    }

    public static void left(Object target, String methodName) {
        tell(statistics -> statistics.left(target, methodName));
    }

    private static void tell(Consumer<ThreadStatistics> what) {
        if (Grinder.worker() instanceof LocalWorker worker) {
            what.accept(worker.statistics());
        }
    }
}
