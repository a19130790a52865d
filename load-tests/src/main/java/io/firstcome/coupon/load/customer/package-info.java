/**
 * The customers: each arrival of the schedule is sent when it is due, whatever became of those before it, and followed to
 * its decision. What comes out is counted in a {@link io.firstcome.coupon.load.customer.Tally}, timed in {@link
 * io.firstcome.coupon.load.customer.Latencies} from the moment at which it was due, and kept as a history for the check at
 * the end. Open {@link io.firstcome.coupon.load.customer.Driver} first.
 */
@NullMarked
package io.firstcome.coupon.load.customer;

import org.jspecify.annotations.NullMarked;
