package io.firstcome.coupon.pace;

import io.firstcome.coupon.api.AdminBody;
import io.firstcome.coupon.contract.PaceSet;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What an admin sends to set the pace.
 *
 * @param issuesPerSecond how many requests may be decided in a second, 0 to 1,000,000; 0 stops
 */
record NewPace(@NotNull @Min(0) @Max(PaceSet.MAX_PER_SECOND) Integer issuesPerSecond) implements AdminBody {}
