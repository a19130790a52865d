/**
 * What a run came to: {@link io.firstcome.coupon.load.report.LoadReport} comes in, a JSON file and a self-contained HTML
 * page of the same numbers go out, and a few lines for the terminal. Open {@link
 * io.firstcome.coupon.load.report.ReportFiles} first.
 */
@NullMarked
package io.firstcome.coupon.load.report;

import org.jspecify.annotations.NullMarked;
