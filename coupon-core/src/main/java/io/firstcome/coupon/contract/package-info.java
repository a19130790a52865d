/**
 * The messages that the services exchange, as values: what stands in a coupon's line ({@link
 * io.firstcome.coupon.contract.LineMessage}) and what is said about it ({@link
 * io.firstcome.coupon.contract.DecisionMessage}). Start with those two. Their bytes on the wire are the concern of
 * {@code contract.json}, so that nothing here knows a library.
 */
@NullMarked
package io.firstcome.coupon.contract;

import org.jspecify.annotations.NullMarked;
