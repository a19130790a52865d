/**
 * The seam between the product and the PostgreSQL and Kafka that it stands on, for tests and for standalone. Open {@link
 * io.firstcome.coupon.backing.Backing} first. Two providers: {@code embedded} starts both from Maven artifacts, {@code
 * external} uses addresses that are given.
 */
@NullMarked
package io.firstcome.coupon.backing;

import org.jspecify.annotations.NullMarked;
