/**
 * What the benchmark found, as one page that needs nothing else: {@link io.firstcome.coupon.bench.BenchReport} and recordings
 * come in, HTML goes out. Open {@link io.firstcome.coupon.bench.page.BenchPage} first.
 */
@NullMarked
package io.firstcome.coupon.bench.page;

import org.jspecify.annotations.NullMarked;
