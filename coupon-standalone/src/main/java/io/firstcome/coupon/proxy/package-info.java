/**
 * A TCP proxy that breaks connections on demand. Open {@link io.firstcome.coupon.proxy.FaultProxy} first.
 */
@NullMarked
package io.firstcome.coupon.proxy;

import org.jspecify.annotations.NullMarked;
