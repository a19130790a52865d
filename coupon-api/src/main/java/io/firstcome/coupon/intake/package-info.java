/**
 * The hot path: many customers ask at once, each is answered with a place in the coupon's line or with why there is
 * none. {@link io.firstcome.coupon.intake.IssueRequestController} takes a request; {@link
 * io.firstcome.coupon.intake.LineBoard} answers from memory what is certain there; the others wait in {@link
 * io.firstcome.coupon.intake.IntakeQueue} until {@link io.firstcome.coupon.intake.BatchWriter} has written many of them
 * by one {@link io.firstcome.coupon.intake.IntakeTransaction}, whose rules are {@link
 * io.firstcome.coupon.intake.IntakePlan}. What an accepted customer is told, at once or when it is decided, is
 * {@link io.firstcome.coupon.outcome.RequestAnswers}'. Open them in this order.
 */
@NullMarked
package io.firstcome.coupon.intake;

import org.jspecify.annotations.NullMarked;
