package io.firstcome.coupon.audit;

import java.util.List;

/**
 * A part of the audit log; the header {@code Link} leads to the next, if there is one.
 *
 * @param items newest first
 */
record AuditPage(List<AuditEntry> items) {}
