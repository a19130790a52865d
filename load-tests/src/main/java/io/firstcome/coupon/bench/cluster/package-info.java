/**
 * What the stages beyond the intake run on: the product's cluster of processes, of which only those run that are measured,
 * and ways to see how far they are. Open {@link io.firstcome.coupon.bench.cluster.BenchCluster} first.
 */
@NullMarked
package io.firstcome.coupon.bench.cluster;

import org.jspecify.annotations.NullMarked;
