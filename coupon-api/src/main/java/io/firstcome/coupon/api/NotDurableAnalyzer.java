package io.firstcome.coupon.api;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Makes Boot print the reason instead of a stack trace; named in {@code META-INF/spring.factories}. */
class NotDurableAnalyzer extends AbstractFailureAnalyzer<NotDurableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NotDurableException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Set it to 'on' for this database and its role, then start again.", cause);
    }
}
