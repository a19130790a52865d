/**
 * Admins set coupons up and change them. {@link io.firstcome.coupon.campaign.LifecycleController}, {@link
 * io.firstcome.coupon.campaign.TermsController} and {@link io.firstcome.coupon.campaign.DraftController} take an admin's
 * word, {@link io.firstcome.coupon.campaign.Campaigns} makes it a wish, the {@link io.firstcome.coupon.campaign.Coupon}
 * decides, and {@link io.firstcome.coupon.campaign.CampaignChanges} applies: it writes the change of a published coupon as
 * a message into its line ({@link io.firstcome.coupon.campaign.LineTerms}), so that it takes effect at an exact place, and
 * writes down who did it. {@link io.firstcome.coupon.campaign.CampaignScheduler} publishes and {@link
 * io.firstcome.coupon.campaign.LineCloser} ends by the clock. {@link io.firstcome.coupon.campaign.CampaignListController}
 * only reads.
 */
@NullMarked
package io.firstcome.coupon.campaign;

import org.jspecify.annotations.NullMarked;
