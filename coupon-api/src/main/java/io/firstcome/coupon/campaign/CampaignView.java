package io.firstcome.coupon.campaign;

import io.firstcome.coupon.contract.Terms;
import java.time.Instant;
import java.util.UUID;

/**
 * A campaign as admins see it.
 *
 * @param state {@code draft}, {@code published} or {@code closed}
 * @param accepted how many requests stand in its line
 */
record CampaignView(
        UUID id,
        String name,
        long quantity,
        long waitingList,
        Instant opensAt,
        Instant closesAt,
        Instant validUntil,
        String state,
        Instant createdAt,
        Instant updatedAt,
        long accepted) {

    static CampaignView of(Coupon coupon, long accepted) {
        Terms terms = coupon.terms();
        return new CampaignView(
                coupon.id(),
                coupon.name(),
                terms.quantity(),
                terms.waitingList(),
                terms.opensAt(),
                terms.closesAt(),
                terms.validUntil(),
                coupon.state().code(),
                coupon.createdAt(),
                coupon.updatedAt(),
                accepted);
    }
}
