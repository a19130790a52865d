/**
 * The load driver, {@code firstcome load}: settings and a {@link io.firstcome.coupon.load.subject.Target} come in, a {@link
 * io.firstcome.coupon.load.report.LoadReport} goes out. Open {@link io.firstcome.coupon.load.LoadRun} first; it goes through
 * {@code plan}, {@code customer}, {@code sample} and {@code report} in this order.
 */
@NullMarked
package io.firstcome.coupon.load;

import org.jspecify.annotations.NullMarked;
