package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.AdminBody;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * What an admin sends to have a campaign published by itself.
 *
 * @param publishAt when, in the future and before closesAt
 */
record NewSchedule(@NotNull @UsableTime Instant publishAt) implements AdminBody {

    NewSchedule {
        publishAt = Micros.of(publishAt);
    }
}
