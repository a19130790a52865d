package io.firstcome.coupon.figures;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.contract.CouponId;

/** The campaign that a path names. */
final class CampaignPath {

    private CampaignPath() {}

    static CouponId parse(String id) {
        try {
            return CouponId.parse(id);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    static RuntimeException unknown() {
        return Problem.UNKNOWN_CAMPAIGN.asException("There is no campaign of this id.");
    }
}
