/**
 * What operators see and are told: {@link io.firstcome.coupon.watch.WatchLoop} (open it first) looks every second at
 * whatever is {@link io.firstcome.coupon.watch.Watched}; what each package watches stands in that package. What all
 * instances see alike in the database is told by one of them, {@link io.firstcome.coupon.watch.SharedAlerts}.
 */
@NullMarked
package io.firstcome.coupon.watch;

import org.jspecify.annotations.NullMarked;
