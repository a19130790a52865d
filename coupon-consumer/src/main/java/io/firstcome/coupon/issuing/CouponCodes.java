package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponCode;
import java.security.SecureRandom;
import java.util.function.IntUnaryOperator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Draws the codes of new coupons. They are no part of the decision, which chance must not touch: a code becomes the
 * coupon's when it is stored with it. The database holds them to be unique; a batch in which one is drawn twice (odds of
 * some 1 in 10<sup>13</sup> with a billion coupons) is refused as a whole, and drawn anew when it is tried again.
 */
@Component
final class CouponCodes {

    private final IntUnaryOperator chance;

    @Autowired
    CouponCodes() {
        this(new SecureRandom()::nextInt);
    }

    /** @param chance gives a number from 0 to its argument (exclusive) that nobody can guess */
    CouponCodes(IntUnaryOperator chance) {
        this.chance = chance;
    }

    CouponCode next() {
        return CouponCode.draw(chance);
    }
}
