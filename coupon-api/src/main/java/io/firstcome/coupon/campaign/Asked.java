package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.IfMatch;
import io.firstcome.coupon.audit.Admin;
import java.util.UUID;

/** Who wants to change which campaign, and in which versions of it. */
record Asked(Admin who, UUID campaign, IfMatch ifMatch) {

    /** An id that is none names no campaign. */
    static Asked of(Admin who, String id, IfMatch ifMatch) {
        return new Asked(who, CampaignPath.parse(id).value(), ifMatch);
    }

    /** A part of the service: it has seen no version. */
    static Asked bySystem(Admin part, UUID campaign) {
        return new Asked(part, campaign, IfMatch.ANY);
    }
}
