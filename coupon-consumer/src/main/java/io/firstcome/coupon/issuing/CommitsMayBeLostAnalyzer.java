package io.firstcome.coupon.issuing;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at a refused start what is to be done, instead of a stack trace. */
final class CommitsMayBeLostAnalyzer extends AbstractFailureAnalyzer<DurabilityCheck.CommitsMayBeLost> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DurabilityCheck.CommitsMayBeLost cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set it to on, for the server (postgresql.conf), the database and the user alike, and start again.",
                cause);
    }
}
