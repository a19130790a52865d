/**
 * Where a process spends its time: a recording of the JVM (JFR) comes in, a flame graph as inline SVG and a table by
 * library go out. Open {@link io.firstcome.coupon.flame.Recording} first, then {@link io.firstcome.coupon.flame.Flames}.
 */
@NullMarked
package io.firstcome.coupon.flame;

import org.jspecify.annotations.NullMarked;
