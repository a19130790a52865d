/**
 * The command line {@code firstcome}. Open {@link io.firstcome.coupon.cli.Firstcome} first; each command is a class of
 * its own. Exit codes: 0 held or done, 1 a promise is broken, 2 wrong usage or something that must be put right first.
 */
@NullMarked
package io.firstcome.coupon.cli;

import org.jspecify.annotations.NullMarked;
