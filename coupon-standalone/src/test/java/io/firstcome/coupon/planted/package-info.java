@NullMarked
package io.firstcome.coupon.planted;

import org.jspecify.annotations.NullMarked;
