package net.grinder.scriptengine.groovy.junit;

import java.lang.annotation.Annotation;
import java.util.List;
import net.grinder.script.Grinder;
import net.grinder.scriptengine.groovy.junit.annotation.AfterProcess;
import net.grinder.scriptengine.groovy.junit.annotation.AfterThread;
import net.grinder.scriptengine.groovy.junit.annotation.BeforeProcess;
import net.grinder.scriptengine.groovy.junit.annotation.BeforeThread;
import net.grinder.scriptengine.groovy.junit.annotation.RunRate;
import org.junit.runner.notification.RunNotifier;
import org.junit.runners.BlockJUnit4ClassRunner;
import org.junit.runners.model.FrameworkMethod;
import org.junit.runners.model.InitializationError;
import org.junit.runners.model.Statement;

/**
 * A thread's script: one object for all of its runs. {@link #run} is one run: each test method that is due, with what
 * JUnit calls before and after it. A failed method does not keep the others from running.
 */
public final class GrinderRunner extends BlockJUnit4ClassRunner {

    private final Object script;

    /** @throws InitializationError if that is no script, or its object cannot be made */
    public GrinderRunner(Class<?> type) throws InitializationError {
        super(type);
        try {
            script = super.createTest();
        } catch (Exception broken) {
            throw new InitializationError(broken);
        }
    }

    @Override
    protected void collectInitializationErrors(List<Throwable> errors) {
        super.collectInitializationErrors(errors);
        validatePublicVoidNoArgMethods(BeforeProcess.class, true, errors);
        validatePublicVoidNoArgMethods(AfterProcess.class, true, errors);
        validatePublicVoidNoArgMethods(BeforeThread.class, false, errors);
        validatePublicVoidNoArgMethods(AfterThread.class, false, errors);
    }

    /**
     * Calls the script's methods that are marked so.
     *
     * @throws Throwable what the first that fails throws; the rest is not called then
     */
    public void call(Class<? extends Annotation> mark) throws Throwable {
        for (FrameworkMethod method : getTestClass().getAnnotatedMethods(mark)) {
            method.invokeExplosively(method.isStatic() ? null : script);
        }
    }

    @Override
    protected Object createTest() {
        return script;
    }

    /** Without JUnit's own frame around all of a class's methods, which would be gone through in each run. */
    @Override
    protected Statement classBlock(RunNotifier notifier) {
        return childrenInvoker(notifier);
    }

    @Override
    protected void runChild(FrameworkMethod method, RunNotifier notifier) {
        RunRate rate = method.getAnnotation(RunRate.class);
        if (rate == null || getDescription().testCount() == 1 || isDue(rate.value())) {
            super.runChild(method, notifier);
        }
    }

    private static boolean isDue(int percent) {
        long run = Grinder.getGrinder().getRunNumber();
        return run * percent / 100 != (run + 1) * percent / 100;
    }
}
