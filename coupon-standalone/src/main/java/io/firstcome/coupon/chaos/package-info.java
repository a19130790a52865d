/**
 * The fault run: a seeded {@link io.firstcome.coupon.chaos.ChaosPlan} of faults is carried out on a cluster of processes
 * while a crowd asks for coupons; when all is mended, healed and drained, the checker says whether a promise was broken. What
 * comes in is a {@link io.firstcome.coupon.chaos.ChaosSettings}, what goes out a {@link
 * io.firstcome.coupon.chaos.ChaosReport}. Open {@link io.firstcome.coupon.chaos.ChaosRun} first.
 *
 * <p>The same seed strikes the same faults at the same times with the same choices. How the operating system schedules the
 * processes is not replayed, so a seed makes a failure likely again, not certain.
 */
@NullMarked
package io.firstcome.coupon.chaos;

import org.jspecify.annotations.NullMarked;
