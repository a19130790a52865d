package io.firstcome.coupon.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.RequestId;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollAdviceTest {

    private final PollAdvice advice = new PollAdvice(OutcomeSettingsTest.withLimits(1, 1));

    @ParameterizedTest(name = "{0} ahead at {1}/s: {2} s")
    @CsvSource({
        // half the estimate, a second at least, 30 at most
        "0, 10, 1",
        "29, 10, 1",
        "100, 10, 5",
        "10000, 10, 30",
        // without an estimate by the crowd ahead
        "0, 0, 1",
        "999, 0, 1",
        "4500, 0, 5",
        "100000, 0, 30",
    })
    void whoIsUndecidedAsksAgainWhenItMayHaveChanged(long ahead, double rate, long seconds) {
        Ticket ticket =
                new Ticket(new RequestId(UUID.randomUUID()), new CouponId(UUID.randomUUID()), ahead + 1, Instant.EPOCH);
        OptionalDouble perSecond = rate == 0 ? OptionalDouble.empty() : OptionalDouble.of(rate);

        IssueRequestStatus status = IssueRequestStatus.undecided(ticket, null, perSecond);

        assertThat(advice.retryAfterSeconds(status)).hasValue(seconds);
    }
}
