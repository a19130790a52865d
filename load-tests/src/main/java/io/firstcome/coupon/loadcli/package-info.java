/** The load tests' place on the command line. */
@NullMarked
package io.firstcome.coupon.loadcli;

import org.jspecify.annotations.NullMarked;
