package io.firstcome.coupon.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestId;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueRequestStatusTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final CouponId coupon = new CouponId(UUID.randomUUID());

    @ParameterizedTest(name = "ticket {0}, last {1}, issued {2}, waiting {3}: {4}, {5} ahead")
    @CsvSource({
        // not taken in yet: who was taken in and does not wait is no longer ahead
        "5, 0, 0, 0, accepted, 4",
        "5, 3, 3, 0, accepted, 1",
        "9, 6, 2, 4, accepted, 6",
        // taken in, decision not heard yet
        "3, 3, 3, 0, accepted, 0",
        "2, 6, 2, 4, accepted, 0",
        // taken in without a decision
        "3, 6, 2, 4, waiting, 0",
        "6, 6, 2, 4, waiting, 3",
    })
    void anUndecidedRequestHasAStatusAndAPosition(
            long ticket, long lastTicket, long issued, long waiting, String status, long position) {
        LineProgressed progress = new LineProgressed(coupon, lastTicket + 2, lastTicket, issued, waiting, 2, false);

        IssueRequestStatus told = IssueRequestStatus.undecided(ticket(ticket), progress, OptionalDouble.empty());

        assertThat(told.status()).isEqualTo(status);
        assertThat(told.position()).isEqualTo(position);
        assertThat(told.decidedAt()).isNull();
    }

    @Test
    void ofALineThatHasNotMovedAllBeforeAreAhead() {
        assertThat(IssueRequestStatus.undecided(ticket(7), null, OptionalDouble.empty())
                        .position())
                .isEqualTo(6);
    }

    @ParameterizedTest(name = "ticket {0}, last {1}, issued {2}, waiting {3}, quantity {4} at {5}/s: {6} s")
    @CsvSource({
        // the next in line, and who has nine or a fraction of a second's worth before
        "5, 4, 4, 0, 100, 3, 0",
        "14, 4, 4, 0, 100, 3, 3",
        "15, 4, 4, 0, 100, 3, 4",
        "5, 0, 0, 0, 100, 0.1, 40",
        // the line does not move
        "5, 4, 4, 0, 100, 0, ",
        // who waits, with room for two of the three after a raise
        "7, 9, 6, 3, 8, 2, 0",
        "8, 9, 6, 3, 8, 2, 1",
        "9, 9, 6, 3, 8, 2, ",
    })
    void theEstimateIsWhoIsAheadByTheRateIfThatTellsIt(
            long ticket, long last, long issued, long waiting, long quantity, double rate, @Nullable Long seconds) {
        LineProgressed progress = new LineProgressed(coupon, last + 2, last, issued, waiting, quantity, false);
        OptionalDouble perSecond = rate == 0 ? OptionalDouble.empty() : OptionalDouble.of(rate);

        IssueRequestStatus told = IssueRequestStatus.undecided(ticket(ticket), progress, perSecond);

        assertThat(told.estimateKnown()).isEqualTo(seconds != null);
        assertThat(told.estimatedSeconds()).isEqualTo(seconds);
    }

    private Ticket ticket(long number) {
        return new Ticket(new RequestId(UUID.randomUUID()), coupon, number, NOW);
    }
}
