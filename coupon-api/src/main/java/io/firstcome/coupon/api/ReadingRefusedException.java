package io.firstcome.coupon.api;

import java.io.IOException;

/** The request's body is not read any further; the answer is this problem. */
public final class ReadingRefusedException extends IOException {

    private final Problem problem;

    public ReadingRefusedException(Problem problem) {
        super(problem.name());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
