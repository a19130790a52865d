package io.firstcome.coupon.campaign;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as admins see it.
 *
 * @param id the campaign's and its coupon's id
 * @param version grows with each change; in quotes it is the campaign's {@code ETag}
 * @param state {@code draft}, {@code scheduled}, {@code published}, {@code paused}, {@code closed} or {@code cancelled}
 * @param name what admins and customers call it
 * @param quantity how many coupons there are
 * @param waitingList how many requests beyond the quantity are accepted to wait
 * @param perCustomerLimit how many coupons one customer may get
 * @param opensAt from when customers can claim (inclusive)
 * @param closesAt until when customers can claim (exclusive)
 * @param validUntil until when an issued coupon can be used (exclusive)
 * @param publishAt when it is published by itself; only while it is scheduled
 * @param createdAt when it was set up
 * @param updatedAt when it was last changed
 */
record CampaignView(
        UUID id,
        long version,
        String state,
        String name,
        long quantity,
        long waitingList,
        int perCustomerLimit,
        Instant opensAt,
        Instant closesAt,
        Instant validUntil,
        @Nullable Instant publishAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The coupon as it is stored. */
    static CampaignView of(Coupon coupon) {
        NewCampaign terms = coupon.asNew();
        return new CampaignView(
                coupon.id(),
                coupon.version(),
                coupon.state().code(),
                terms.name(),
                terms.quantity(),
                terms.waitingList(),
                terms.perCustomerLimit(),
                terms.opensAt(),
                terms.closesAt(),
                terms.validUntil(),
                coupon.publishAt(),
                coupon.createdAt(),
                coupon.updatedAt());
    }

    /** How the audit log names it. */
    String subject() {
        return "campaign/" + id;
    }
}
