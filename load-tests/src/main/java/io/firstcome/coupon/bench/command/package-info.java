/** {@code firstcome bench}: which stages there are, and what is written of them. */
@NullMarked
package io.firstcome.coupon.bench.command;

import org.jspecify.annotations.NullMarked;
