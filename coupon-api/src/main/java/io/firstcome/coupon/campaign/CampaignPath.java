package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.contract.CouponId;

/** The campaign that a path names. */
public final class CampaignPath {

    private CampaignPath() {}

    /** An id that is none names no campaign: ends the request as {@code unknown-campaign}. */
    public static CouponId parse(String id) {
        try {
            return CouponId.parse(id);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    public static RuntimeException unknown() {
        return Problem.UNKNOWN_CAMPAIGN.asException();
    }
}
