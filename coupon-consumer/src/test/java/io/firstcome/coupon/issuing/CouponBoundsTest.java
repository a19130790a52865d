package io.firstcome.coupon.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.LineMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CouponBoundsTest {

    private final AtomicLong nanos = new AtomicLong(42);
    private final CouponBounds bounds = new CouponBounds(nanos::get);
    private final CouponLine bounded = new CouponLine();
    private final CouponLine free = new CouponLine();

    private Budget budget(int permits) {
        return bounds.budget(
                Map.of(bounded.id, List.<LineMessage>copyOf(bounded.messages), free.id, free.messages), permits);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void withoutBoundsTheBudgetIsThePacesAlone() {
        assertThat(budget(10)).isEqualTo(Budget.of(10));
        assertThat(bounds.everSet()).isFalse();
        assertThat(bounds.available(free.id)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aBoundedCouponGetsNoMoreThanItsOwnPermitsAndTheOthersAreNotTouched() {
        bounds.set(bounded.id, 100);
        bounded.requests(50);
        assertThat(budget(200).decisions(bounded.id)).as("it starts drained").isZero();
        pass(Duration.ofMillis(100));
        Budget budget = budget(200);
        assertThat(budget.allowance(bounded.id, 80)).isEqualTo(new Budget.Allowance(80, 10, true));
        assertThat(budget.allowance(free.id, 80)).isEqualTo(new Budget.Allowance(80, 80, false));
        assertThat(budget(200).decisions(bounded.id)).as("they are taken").isZero();
    }

    @Test
    void ofAStoppedCouponEverythingIsKept() {
        bounds.set(bounded.id, 0);
        pass(Duration.ofMinutes(1));
        assertThat(budget(20).allowance(bounded.id, 20)).isEqualTo(new Budget.Allowance(20, 0, true));
        assertThat(bounds.available(bounded.id)).isZero();
    }

    @Test
    void aBoundIsRaisedAndTakenBack() {
        bounds.set(bounded.id, 0);
        bounds.set(bounded.id, 1_000);
        pass(Duration.ofMillis(100));
        assertThat(bounds.take(bounded.id, 60)).isEqualTo(60);
        assertThat(bounds.take(bounded.id, 60)).isEqualTo(40);
        assertThat(bounds.inForce()).isEqualTo(Map.of(bounded.id, 1_000));
        bounds.set(bounded.id, null);
        assertThat(bounds.take(bounded.id, 60)).isEqualTo(60);
        assertThat(bounds.inForce()).isEmpty();
        assertThat(bounds.everSet()).as("messages may be kept still").isTrue();
    }
}
