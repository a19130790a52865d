package io.firstcome.coupon.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody did.
 *
 * @param id grows with each entry
 * @param at when it was done
 * @param who the {@code sub} of the admin's token, or {@code system:} and a part of the service that acts by itself
 * @param action what was done, such as {@code campaign.publish}
 * @param subject what it was done to, such as {@code campaign/019e5a3c-0000-7000-8000-00000000c0de}
 * @param before the subject before it, as answers show it; left out if it was not there. Of a copy: what was copied
 * @param after the subject after it; left out if it is gone
 */
record AuditEntry(
        long id,
        Instant at,
        String who,
        String action,
        String subject,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
