/**
 * What admins did: each change of a campaign, of the pace and of a dead letter is written down by {@link
 * io.firstcome.coupon.audit.AuditLog} in the transaction that makes it. Rows are only ever added; a trigger of the database
 * holds to that. {@link io.firstcome.coupon.audit.AuditController} lists them.
 */
@NullMarked
package io.firstcome.coupon.audit;

import org.jspecify.annotations.NullMarked;
