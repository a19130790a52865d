package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.AdminBody;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an admin sends to extend a published campaign.
 *
 * @param closesAt until when customers can claim (exclusive), not earlier than before
 * @param validUntil until when coupons that are issued from now on can be used (exclusive), not earlier than before and not
 *     before closesAt; as before if left out
 */
record NewWindow(
        @NotNull @UsableTime Instant closesAt,
        @UsableTime @Nullable Instant validUntil) implements AdminBody {

    NewWindow {
        closesAt = Micros.of(closesAt);
        validUntil = Micros.of(validUntil);
    }

    /** What is wrong with it for a window that ends so: each field and what it must be. */
    Map<String, String> misfits(Instant presentClosesAt, Instant presentValidUntil, Instant now) {
        Map<String, String> misfits = new TreeMap<>();
        if (closesAt.isBefore(presentClosesAt)) {
            misfits.put("closesAt", "must not be earlier than before, " + presentClosesAt);
        } else if (!closesAt.isAfter(now)) {
            misfits.put("closesAt", "must be in the future");
        }
        if (validUntil != null && validUntil.isBefore(presentValidUntil)) {
            misfits.put("validUntil", "must not be earlier than before, " + presentValidUntil);
        } else if (closesAt.isAfter(validUntil == null ? presentValidUntil : validUntil)) {
            misfits.put("validUntil", "must not be before closesAt");
        }
        return misfits;
    }
}
