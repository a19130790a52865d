package io.firstcome.coupon.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestId;
import java.time.Instant;
import java.util.UUID;
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

        IssueRequestStatus told = IssueRequestStatus.undecided(request(ticket), progress);

        assertThat(told.status()).isEqualTo(status);
        assertThat(told.position()).isEqualTo(position);
        assertThat(told.decidedAt()).isNull();
    }

    @Test
    void ofALineThatHasNotMovedAllBeforeAreAhead() {
        assertThat(IssueRequestStatus.undecided(request(7), null).position()).isEqualTo(6);
    }

    private AcceptedRequest request(long ticket) {
        return new AcceptedRequest(new RequestId(UUID.randomUUID()), coupon, ticket, NOW, "A coupon", null, null);
    }
}
