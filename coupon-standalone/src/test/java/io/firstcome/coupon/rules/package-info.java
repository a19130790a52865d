@NullMarked
package io.firstcome.coupon.rules;

import org.jspecify.annotations.NullMarked;
