/**
 * What customers did and were told, as only they can know it: one {@link io.firstcome.coupon.history.Call} for each request
 * over HTTP, kept in memory and in a file of JSON lines. Open {@link io.firstcome.coupon.history.History} first.
 */
@NullMarked
package io.firstcome.coupon.history;

import org.jspecify.annotations.NullMarked;
