package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import java.util.List;

/** One of these lines was changed by another while it was decided here: nothing of the batch is stored. */
final class FencedOff extends RuntimeException {

    FencedOff(List<CouponId> couponIds) {
        super("a line is no longer what was decided on, one of " + couponIds);
    }
}
