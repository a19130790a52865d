/**
 * The admins' side: a campaign's coupon from draft over published to closed. {@link
 * io.firstcome.coupon.campaign.CampaignController} takes an admin's word, {@link
 * io.firstcome.coupon.campaign.Campaigns} applies it to the {@link io.firstcome.coupon.campaign.Coupon} and, once that
 * is published, writes each change as a message into its line ({@link io.firstcome.coupon.campaign.LineTerms}), so that
 * it takes effect at an exact place. {@link io.firstcome.coupon.campaign.LineCloser} ends lines whose time is up.
 */
@NullMarked
package io.firstcome.coupon.campaign;

import org.jspecify.annotations.NullMarked;
