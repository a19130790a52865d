package io.firstcome.coupon.outcome;

import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** How long an undecided customer is advised to wait before asking again. */
@Component
class PollAdvice {

    /** Who has this many before them is advised to ask a second later than who is next, where no estimate is known. */
    private static final int POSITIONS_PER_SECOND = 1000;

    private final int maxRetryAfterSeconds;

    PollAdvice(OutcomeSettings settings) {
        this.maxRetryAfterSeconds = settings.maxRetryAfterSeconds();
    }

    /**
     * At least a second, at most the setting; empty for who is decided. Half of an estimate: the line may become faster, and
     * who asks then gets a better one.
     */
    OptionalLong retryAfterSeconds(IssueRequestStatus status) {
        Long position = status.position();
        if (position == null) {
            return OptionalLong.empty();
        }
        Long estimate = status.estimatedSeconds();
        long advised = estimate == null ? 1 + position / POSITIONS_PER_SECOND : Math.max(1, estimate / 2);
        return OptionalLong.of(Math.min(maxRetryAfterSeconds, advised));
    }
}
