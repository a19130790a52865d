package io.firstcome.coupon.campaign;

import io.firstcome.coupon.contract.Terms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** What an admin sends to change how many coupons there are. */
record NewQuantity(@NotNull @Min(1) @Max(Terms.MAX_QUANTITY) Long quantity) {}
