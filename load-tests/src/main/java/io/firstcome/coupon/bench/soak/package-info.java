/**
 * Whether what runs for long grows: a steady load on everything at once goes in, what each process keeps in its heap comes
 * out. Open {@link io.firstcome.coupon.bench.soak.Soaking} first.
 */
@NullMarked
package io.firstcome.coupon.bench.soak;

import org.jspecify.annotations.NullMarked;
