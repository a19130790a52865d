/**
 * What became of the accepted requests. What comes in is {@code coupon.decisions}, twice: {@link
 * io.firstcome.coupon.outcome.DecisionTail} follows it on every instance and tells the {@link
 * io.firstcome.coupon.outcome.DecisionListener}s, among them the memory of recent decisions and of the lines'
 * positions, and {@link io.firstcome.coupon.outcome.WaitingCustomers}; {@link io.firstcome.coupon.outcome.OutcomeProjection} stores it, once for all instances. What goes out is
 * the status of a request ({@link io.firstcome.coupon.outcome.IssueRequestStatusController}, open it first), the latest
 * of what memory and tables say, at once or when it is decided ({@link io.firstcome.coupon.outcome.RequestAnswers}). The ledger is the truth; all here can be made anew from what it says again.
 */
@NullMarked
package io.firstcome.coupon.outcome;

import org.jspecify.annotations.NullMarked;
