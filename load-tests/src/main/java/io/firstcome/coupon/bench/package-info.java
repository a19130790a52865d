/**
 * What the product costs, stage by stage: on a ground of its own each scenario is sampled in turn with the references that it
 * is compared with. What comes in are stages, what comes out is a report. Open {@link io.firstcome.coupon.bench.BenchRun}
 * first, then {@link io.firstcome.coupon.bench.Stage} to write a further one.
 */
@NullMarked
package io.firstcome.coupon.bench;

import org.jspecify.annotations.NullMarked;
