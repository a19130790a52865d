/**
 * Everything at once, each part a process of its own: what comes in is HTTP, what comes out are decisions in the ledger, and
 * every promise is checked at the end. Open {@link io.firstcome.coupon.bench.whole.WholeGround} first.
 */
@NullMarked
package io.firstcome.coupon.bench.whole;

import org.jspecify.annotations.NullMarked;
