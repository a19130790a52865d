/**
 * Whether the promises held, told from all sides at once: what customers were told, what both databases hold, and what is in
 * the topic. In comes a {@link io.firstcome.coupon.history.History} and where the rest is, out goes a {@link
 * io.firstcome.coupon.checker.CheckReport}: every check of {@code verify}, and the {@link
 * io.firstcome.coupon.checker.Rule}s that need more than the databases. Open {@link io.firstcome.coupon.checker.Checker}
 * first.
 */
@NullMarked
package io.firstcome.coupon.checker;

import org.jspecify.annotations.NullMarked;
