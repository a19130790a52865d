/**
 * What admins want to know of a coupon in numbers: how its line moves now ({@link
 * io.firstcome.coupon.figures.FiguresController}, open it first), and who got what, as a file ({@link
 * io.firstcome.coupon.figures.ExportController}). The counts come from the tables, so they are the same on every instance;
 * the rates are what this instance sees of the lines.
 */
@NullMarked
package io.firstcome.coupon.figures;

import org.jspecify.annotations.NullMarked;
