/**
 * PostgreSQL and coupon-api with the references beside its own endpoints, and nothing else: what comes in is HTTP, what comes
 * out are answers per second. Open {@link io.firstcome.coupon.bench.intake.IntakeGround} first.
 */
@NullMarked
package io.firstcome.coupon.bench.intake;

import org.jspecify.annotations.NullMarked;
