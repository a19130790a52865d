/**
 * What can break, and how: each {@link io.firstcome.coupon.fault.Fault} breaks one thing of a running cluster and knows how
 * to mend it. Open {@link io.firstcome.coupon.fault.FaultKind} first.
 */
@NullMarked
package io.firstcome.coupon.fault;

import org.jspecify.annotations.NullMarked;
