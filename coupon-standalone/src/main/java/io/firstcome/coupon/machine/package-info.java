/** What the machine says of itself, to tell a measurement from the noise of its neighbours. */
@NullMarked
package io.firstcome.coupon.machine;

import org.jspecify.annotations.NullMarked;
