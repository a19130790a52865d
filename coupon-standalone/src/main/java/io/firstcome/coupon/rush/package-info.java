/**
 * The demo's crowd: a seeded plan of customers ({@link io.firstcome.coupon.rush.RushPlan}) who ask over real HTTP, click
 * twice, lose their connection and come too early; what they were told is kept ({@link
 * io.firstcome.coupon.rush.RushHistory}) and compared with the databases afterwards. Open {@link
 * io.firstcome.coupon.rush.Rush} first.
 */
@NullMarked
package io.firstcome.coupon.rush;

import org.jspecify.annotations.NullMarked;
