/** A client that uses as little processor time as can be, since it shares the processors with what it measures. */
@NullMarked
package io.firstcome.coupon.bench.wire;

import org.jspecify.annotations.NullMarked;
