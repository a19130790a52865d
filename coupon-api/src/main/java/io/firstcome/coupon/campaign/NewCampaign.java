package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.AdminBody;
import io.firstcome.coupon.contract.Terms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * What an admin sends to set a campaign up, or to replace a draft. Times are kept to the microsecond.
 *
 * @param name what admins and customers call it, 1 to 200 characters
 * @param quantity how many coupons there are, 1 to 1,000,000,000
 * @param waitingList how many requests beyond the quantity are accepted to wait, 0 to 1,000,000,000; 0 if left out
 * @param perCustomerLimit how many coupons one customer may get, 1 to 100; 1 if left out
 * @param opensAt from when customers can claim (inclusive)
 * @param closesAt until when customers can claim (exclusive), after opensAt
 * @param validUntil until when an issued coupon can be used (exclusive), not before closesAt
 */
@OrderedTimes
record NewCampaign(
        @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must have no control characters")
        String name,

        @NotNull @Min(1) @Max(Terms.MAX_QUANTITY) Long quantity,
        @Min(0) @Max(Terms.MAX_QUANTITY) Long waitingList,
        @Min(1) @Max(100) Integer perCustomerLimit,
        @NotNull @UsableTime Instant opensAt,
        @NotNull @UsableTime Instant closesAt,
        @NotNull @UsableTime Instant validUntil)
        implements AdminBody {

    private static final int MAX_NAME_LENGTH = 200;
    private static final String COPY_MARK = " (copy)";

    NewCampaign {
        waitingList = waitingList == null ? Long.valueOf(0) : waitingList;
        perCustomerLimit = perCustomerLimit == null ? Integer.valueOf(1) : perCustomerLimit;
        opensAt = Micros.of(opensAt);
        closesAt = Micros.of(closesAt);
        validUntil = Micros.of(validUntil);
    }

    /** The same under a name that tells; a long name is cut, but not within a character. */
    NewCampaign asCopy() {
        int length = Math.min(name.length(), MAX_NAME_LENGTH - COPY_MARK.length());
        if (Character.isHighSurrogate(name.charAt(length - 1))) {
            length--;
        }
        return new NewCampaign(
                name.substring(0, length) + COPY_MARK,
                quantity,
                waitingList,
                perCustomerLimit,
                opensAt,
                closesAt,
                validUntil);
    }
}
