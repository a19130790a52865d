package io.firstcome.coupon.campaign;

/** What came of an admin's wish to change a campaign. */
sealed interface Change {

    /** It is as wanted now; perhaps it was before. */
    record Done(CampaignView campaign) implements Change {}

    record Refused(String why) implements Change {}

    record Unknown() implements Change {}
}
