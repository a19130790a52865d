/**
 * What the ways share on which a crowd waits for the database: connections of their own ({@link
 * io.firstcome.coupon.hotpath.HotPathPool}) and reading together ({@link io.firstcome.coupon.hotpath.GatheredReads}).
 */
@NullMarked
package io.firstcome.coupon.hotpath;

import org.jspecify.annotations.NullMarked;
