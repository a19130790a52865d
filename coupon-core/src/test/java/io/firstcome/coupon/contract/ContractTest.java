package io.firstcome.coupon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

    private static final String ID = "019e5a3c-0000-7000-8000-00000000c0de";
    private static final CouponId COUPON = CouponId.parse(ID);
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    @Test
    void anIdHasItsUsualSpelling() {
        assertThat(COUPON).hasToString(ID).isEqualTo(new CouponId(UUID.fromString(ID)));
        assertThat(RequestId.parse(ID)).hasToString(ID);
        assertThat(CouponId.parse("019E5A3C-0000-7000-8000-00000000C0DE")).isEqualTo(COUPON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "019e5a3c000070008000-00000000c0de",
                "19e5a3c-00000-7000-8000-00000000c0de",
                "+19e5a3c-0000-7000-8000-00000000c0de",
                "０19e5a3c-0000-7000-8000-00000000c0de",
                "019e5a3c-0000-7000-8000-00000000c0de ",
                "{019e5a3c-0000-7000-8000-00000000c0de}"
            })
    void anotherSpellingIsNoId(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CouponId.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> RequestId.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "auth0|5f7c", "고객", "a b", "\ud83d\ude00", "x'; DROP TABLE"})
    void aCustomerIdIsAnyPrintableText(String value) {
        assertThat(new CustomerId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "a\nb", "\u007f", "\u0085", "\ud83d", "\ude00\ud83d"})
    void aCustomerIdHasNothingThatADatabaseCannotCarry(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId(value));
    }

    @Test
    void aCustomerIdHas128CharactersAtMost() {
        assertThat(new CustomerId("x".repeat(128)).value()).hasSize(128);
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId("x".repeat(129)));
    }

    @Test
    void termsHaveTheirBounds() {
        Terms widest =
                new Terms(Terms.MAX_QUANTITY, Terms.MAX_QUANTITY, Integer.MAX_VALUE, Instant.EPOCH, LAST, LAST, false);
        Terms narrowest = new Terms(0, 0, 1, NOON, NOON.plusNanos(1), Instant.EPOCH, true);

        assertThat(widest.capacity()).isEqualTo(2 * Terms.MAX_QUANTITY);
        assertThat(narrowest.capacity()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Terms(1, 0, 1, NOON, NOON, NOON, false))
                .withMessage("closesAt is after opensAt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Terms(1, 0, 1, NOON, LAST.plusNanos(1), NOON, false))
                .withMessageStartingWith("closesAt is from 1970 to 9999");
    }

    @Test
    void aRequestHasATicketWithinItsPlaceInTheLine() {
        RequestId id = RequestId.parse(ID);
        CustomerId customer = new CustomerId("a");

        assertThat(new IssueRequested(id, COUPON, 1, 1, customer, NOON).messageId())
                .isEqualTo(id.value());
        assertThatIllegalArgumentException().isThrownBy(() -> new IssueRequested(id, COUPON, 1, 2, customer, NOON));
    }

    @Test
    void aDecisionHasACouponIfAndOnlyIfOneIsIssued() {
        RequestId id = RequestId.parse(ID);
        CustomerId customer = new CustomerId("a");
        IssuedCoupon coupon = new IssuedCoupon(CouponCode.draw(_ -> 0), NOON);
        Decision issued = new Decision.Issued(1);
        Decision refused = new Decision.Refused(RefusalReason.CLOSED);

        assertThat(new RequestDecided(COUPON, id, customer, 1, 1, issued, coupon, NOON).coupon())
                .isEqualTo(coupon);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestDecided(COUPON, id, customer, 1, 1, issued, null, NOON))
                .withMessage("a coupon is given if one was issued, and not otherwise");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestDecided(COUPON, id, customer, 1, 1, refused, coupon, NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> new IssuedCoupon(coupon.code(), LAST.plusNanos(1)));
    }

    @Test
    void aPaceHasItsBoundsAndItsSubject() {
        assertThat(new PaceSet(1, null, 0).subject()).isEqualTo(new UUID(0, 0));
        assertThat(new PaceSet(1, COUPON, PaceSet.MAX_PER_SECOND).subject()).isEqualTo(COUPON.value());
        assertThatIllegalArgumentException().isThrownBy(() -> new PaceSet(0, null, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PaceSet(1, null, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PaceSet(1, null, 1_000_001))
                .withMessage("issuesPerSecond is 0 to 1000000, not 1000001");
    }

    @Test
    void aGapCanBeOnePlaceWide() {
        assertThat(new GapReported(COUPON, 1, 1).missingTo()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aReasonIsFoundByItsCode(RefusalReason reason) {
        assertThat(RefusalReason.ofCode(reason.code())).contains(reason);
        assertThat(RefusalReason.ofCode(reason.name())).isEmpty();
    }

    @ParameterizedTest(name = "ticket {2} of {0} taken in with {1} waiting has {3} ahead")
    @CsvSource({
        "0, 0, 1, 0", // nobody has come
        "0, 0, 5, 4", // four others are on their way
        "10, 0, 11, 0", // all before are decided
        "10, 0, 13, 2",
        "10, 3, 11, 3", // behind those who wait
        "10, 3, 8, 0", // the first who waits
        "10, 3, 10, 2", // the last who waits
        "10, 3, 2, 0" // decided long ago
    })
    void whoIsAheadIsOnTheWayOrWaits(long lastTicket, long waiting, long ticket, long ahead) {
        LineProgressed progress = new LineProgressed(COUPON, lastTicket + 1, lastTicket, 0, waiting, 5, false);

        assertThat(progress.ahead(ticket)).isEqualTo(ahead);
    }

    @ParameterizedTest(name = "next {0} with {1} waiting supersedes next {2} with {3} waiting: {4}")
    @CsvSource({"5, 2, 4, 0, true", "4, 0, 5, 2, false", "5, 1, 5, 2, true", "5, 2, 5, 1, false", "5, 2, 5, 2, false"})
    void theLaterProgressSupersedes(long next, long waiting, long otherNext, long otherWaiting, boolean supersedes) {
        LineProgressed one = new LineProgressed(COUPON, next, 3, 0, waiting, 5, false);
        LineProgressed other = new LineProgressed(COUPON, otherNext, 3, 0, otherWaiting, 5, false);

        assertThat(one.supersedes(other)).isEqualTo(supersedes);
    }
}
