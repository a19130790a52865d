/** How long who starts everything waits. Open {@link io.firstcome.coupon.bench.start.StartGround} first. */
@NullMarked
package io.firstcome.coupon.bench.start;

import org.jspecify.annotations.NullMarked;
