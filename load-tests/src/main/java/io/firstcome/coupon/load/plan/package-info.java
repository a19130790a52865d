/**
 * Who asks when, fixed before anything is sent: {@link io.firstcome.coupon.load.plan.LoadSettings} come in, a {@link
 * io.firstcome.coupon.load.plan.Schedule} goes out, the same for the same seed. Nothing in it waits for an answer. Open
 * {@link io.firstcome.coupon.load.plan.Profile} first.
 */
@NullMarked
package io.firstcome.coupon.load.plan;

import org.jspecify.annotations.NullMarked;
