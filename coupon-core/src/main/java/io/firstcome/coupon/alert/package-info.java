/**
 * Telling operators what needs somebody: a service says again and again which {@link
 * io.firstcome.coupon.alert.AlertKind} holds and which does not ({@link io.firstcome.coupon.alert.Alerts}, open it
 * first), and what comes of it, begun or over, goes to a webhook, signed and seldom ({@code Webhook}). {@link
 * io.firstcome.coupon.alert.Need} is what a service needs of others, said in words. Java, its HTTP client and Jackson
 * only; nothing here ever blocks or breaks who reports.
 */
@NullMarked
package io.firstcome.coupon.alert;

import org.jspecify.annotations.NullMarked;
