/**
 * How much of the service one client may use: how large a request is ({@link io.firstcome.coupon.limits.SizeLimitFilter},
 * before anything else looks at it) and how often a customer asks ({@link io.firstcome.coupon.limits.RateLimitFilter}, once
 * it is known who asks and before anything is done). Both live in memory and cost no database. A flood of requests without
 * a valid token is refused here too, each for the price of looking at its token, but it is not counted: keeping it away is
 * the gateway's work. The bounds are {@link io.firstcome.coupon.limits.LimitSettings}.
 */
@NullMarked
package io.firstcome.coupon.limits;

import org.jspecify.annotations.NullMarked;
