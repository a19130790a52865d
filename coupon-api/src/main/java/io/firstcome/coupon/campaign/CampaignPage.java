package io.firstcome.coupon.campaign;

import java.util.List;

/**
 * A part of the list of campaigns; the header {@code Link} leads to the next, if there is one.
 *
 * @param items newest first
 */
record CampaignPage(List<CampaignView> items) {}
