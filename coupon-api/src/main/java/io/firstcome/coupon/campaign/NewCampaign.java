package io.firstcome.coupon.campaign;

import io.firstcome.coupon.contract.Terms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What an admin sends to set a campaign up. Times are kept to the microsecond, as the database does. */
@OrderedTimes
record NewCampaign(
        @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must have no control characters")
        String name,

        @NotNull @Min(1) @Max(Terms.MAX_QUANTITY) Long quantity,
        @Min(0) @Max(Terms.MAX_QUANTITY) Long waitingList,
        @NotNull Instant opensAt,
        @NotNull Instant closesAt,
        @NotNull Instant validUntil) {

    NewCampaign {
        waitingList = waitingList == null ? Long.valueOf(0) : waitingList;
        opensAt = toMicros(opensAt);
        closesAt = toMicros(closesAt);
        validUntil = toMicros(validUntil);
    }

    @SuppressWarnings("NullAway") // null until validation has refused it
    private static Instant toMicros(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
