/**
 * The whole as separate operating-system processes on loopback, as production runs it: PostgreSQL, brokers, and each
 * service from its own jar. Open {@link io.firstcome.coupon.cluster.Cluster} first.
 */
@NullMarked
package io.firstcome.coupon.cluster;

import org.jspecify.annotations.NullMarked;
