/**
 * Everything in one JVM: PostgreSQL and Kafka (from {@code backing}), then the services, each from the same application
 * class that a production deployment runs, started in order and stopped in reverse. Open {@link
 * io.firstcome.coupon.stack.Stack} first.
 */
@NullMarked
package io.firstcome.coupon.stack;

import org.jspecify.annotations.NullMarked;
