package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.AdminBody;
import io.firstcome.coupon.contract.Terms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What an admin sends to change how many coupons there are.
 *
 * @param quantity 1 to 1,000,000,000, once published not below what is promised
 */
record NewQuantity(@NotNull @Min(1) @Max(Terms.MAX_QUANTITY) Long quantity) implements AdminBody {}
