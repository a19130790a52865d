package io.firstcome.coupon.campaign;

import java.util.Map;

/** What came of an admin's wish to change a campaign. */
sealed interface Change {

    /**
     * It is as wanted now; perhaps it was before.
     *
     * @param campaign as it is stored now, or, if it was deleted, as it was
     */
    record Done(CampaignView campaign) implements Change {}

    /** The campaign, as it stands, does not allow it. */
    record Refused(String why, Map<String, Long> members) implements Change {}

    /** What was sent does not fit to the campaign: each field and what it must be. */
    record Invalid(Map<String, String> fields) implements Change {}

    /** The admin has seen another version than the one that is there. */
    record Stale() implements Change {}

    record Unknown() implements Change {}

    /** Others hold the campaign or its line for too long. */
    record Busy() implements Change {}
}
