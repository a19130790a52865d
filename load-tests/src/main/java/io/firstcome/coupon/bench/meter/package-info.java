/** What is counted while a sample is measured, beside time: the basis of the cost model. */
@NullMarked
package io.firstcome.coupon.bench.meter;

import org.jspecify.annotations.NullMarked;
