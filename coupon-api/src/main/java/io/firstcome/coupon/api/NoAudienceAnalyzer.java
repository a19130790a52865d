package io.firstcome.coupon.api;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Makes Boot print the reason instead of a stack trace; named in {@code META-INF/spring.factories}. */
class NoAudienceAnalyzer extends AbstractFailureAnalyzer<NoAudienceException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoAudienceException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set spring.security.oauth2.resourceserver.jwt.audiences to what the identity provider writes into 'aud'"
                        + " for this service.",
                cause);
    }
}
