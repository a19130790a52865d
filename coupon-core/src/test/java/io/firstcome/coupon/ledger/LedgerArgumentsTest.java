package io.firstcome.coupon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.Terms;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a store could give wrongly is refused instead of decided upon. */
class LedgerArgumentsTest {

    private static final Terms TERMS = Lines.terms(2, 5, 1, false);
    private static final LineState TWO_WAIT = new LineState(Lines.COUPON, TERMS, 4, 2, 0, 2);
    private static final IssueRequested FIRST = Lines.request(2, 1, "A");
    private static final IssueRequested SECOND = Lines.request(3, 2, "B");
    private static final Map<CustomerId, Held> BOTH_WAIT =
            Map.of(FIRST.customerId(), new Held(0, 1), SECOND.customerId(), new Held(0, 1));

    @Test
    void aBudgetIsAtLeastZero() {
        LineState empty = LineState.empty(Lines.COUPON);

        assertThatCode(() -> CouponLedger.settle(empty, Touched.nothing(), List.of(), 0))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CouponLedger.settle(empty, Touched.nothing(), List.of(), -1))
                .withMessage("budget is at least 0, not -1");
    }

    @Test
    void aMessageOfAnotherCouponIsRefused() {
        CouponId other = new CouponId(new UUID(9, 9));
        List<LineMessage> messages = List.of(new CouponTerms(new UUID(2, 1), other, 1, TERMS));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CouponLedger.settle(LineState.empty(Lines.COUPON), Touched.nothing(), messages, 1))
                .withMessageContaining(other.toString())
                .withMessageContaining(Lines.COUPON.toString());
    }

    @Test
    void asManyWhoWaitAreNeededAsCanBeReleased() {
        Touched one = new Touched(BOTH_WAIT, List.of(FIRST));

        assertThat(CouponLedger.settle(TWO_WAIT, one, List.of(), 1).released()).containsExactly(FIRST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CouponLedger.settle(TWO_WAIT, one, List.of(), 2))
                .withMessage("2 can be released, but only 1 are given");
    }

    @Test
    void moreWhoWaitThanCanBeReleasedAreLeftWaiting() {
        LineState onePlace = new LineState(Lines.COUPON, Lines.terms(1, 5, 1, false), 4, 2, 0, 2);

        Settlement settlement =
                CouponLedger.settle(onePlace, new Touched(BOTH_WAIT, List.of(FIRST, SECOND)), List.of(), 9);

        assertThat(settlement.released()).containsExactly(FIRST);
        assertThat(settlement.after().waiting()).isEqualTo(1);
    }

    @Test
    void whoWaitsIsGivenByTicket() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Touched(BOTH_WAIT, List.of(SECOND, FIRST)))
                .withMessage("who waits is given by ticket, not 1 after 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Touched(BOTH_WAIT, List.of(FIRST, FIRST)));
    }

    @Test
    void whatIsHeldIsNeededOfThoseWhoWait() {
        Touched without = new Touched(Map.of(), List.of(FIRST, SECOND));

        assertThatIllegalArgumentException().isThrownBy(() -> CouponLedger.settle(TWO_WAIT, without, List.of(), 9));
        assertThatIllegalArgumentException().isThrownBy(() -> new Held(-1, 0));
    }

    @Test
    void ticketsRiseAlongTheLine() {
        List<LineMessage> overtaking = List.of(Lines.request(4, 2, "C"));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CouponLedger.settle(TWO_WAIT, new Touched(BOTH_WAIT, List.of(FIRST, SECOND)), overtaking, 9))
                .withMessage("ticket 2 at place 4 of " + Lines.COUPON + " comes after ticket 2");
    }

    @Test
    void aStateHoldsThePromiseThatIssuedIsWithinTheQuantity() {
        assertThat(new LineState(Lines.COUPON, TERMS, 4, 2, 2, 0).releasable()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LineState(Lines.COUPON, TERMS, 4, 3, 3, 0))
                .withMessage("3 issued is more than the quantity of " + Lines.COUPON);
        assertThatIllegalArgumentException().isThrownBy(() -> new LineState(Lines.COUPON, null, 4, 3, 1, 0));
    }

    @Test
    void aStateCountsNothingBelowZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LineState(Lines.COUPON, null, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LineState(Lines.COUPON, null, 1, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LineState(Lines.COUPON, null, 1, 0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LineState(Lines.COUPON, null, 1, 0, 0, -1));
    }

    @Test
    void nobodyCanBeReleasedBeforeTheTermsAreKnown() {
        assertThat(LineState.empty(Lines.COUPON).releasable()).isZero();
        assertThat(new LineState(Lines.COUPON, null, 3, 2, 0, 2).releasable()).isZero();
    }

    @Test
    void whatCameInIsLeftAsItWas() {
        Settlement settlement =
                CouponLedger.settle(TWO_WAIT, new Touched(BOTH_WAIT, List.of(FIRST, SECOND)), List.of(), 9);

        assertThat(settlement.before()).isEqualTo(TWO_WAIT);
        assertThat(settlement.after()).isEqualTo(new LineState(Lines.COUPON, TERMS, 4, 2, 2, 0));
        assertThat(settlement.complete()).isTrue();
        assertThat(BOTH_WAIT).containsEntry(FIRST.customerId(), new Held(0, 1));
    }
}
