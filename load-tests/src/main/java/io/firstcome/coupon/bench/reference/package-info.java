/**
 * coupon-api with endpoints beside its own that do the same for less: nothing at all, what most people write first, and
 * what one transaction for each request costs at least. For measuring only; no product has them.
 */
@NullMarked
package io.firstcome.coupon.bench.reference;

import org.jspecify.annotations.NullMarked;
