/**
 * What a durable, ordered accept costs, against references that stand in the same server and are asked by the same client
 * in turn. Open {@link io.firstcome.coupon.bench.BenchRun} first.
 */
@NullMarked
package io.firstcome.coupon.bench;

import org.jspecify.annotations.NullMarked;
