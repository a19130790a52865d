/**
 * What everything that tries again shares: how long to wait ({@link io.firstcome.coupon.retrying.Backoff}) and how to
 * tell of an outage without filling the log ({@link io.firstcome.coupon.retrying.Outage}). No I/O and no threads here.
 */
@NullMarked
package io.firstcome.coupon.retrying;

import org.jspecify.annotations.NullMarked;
