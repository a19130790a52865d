/**
 * Changes a running process from outside, without a hook in its code: crash points, planted bugs, a clock that steps. Open
 * {@link io.firstcome.coupon.rules.Rules} first; the scripts are this package's resources.
 */
@NullMarked
package io.firstcome.coupon.rules;

import org.jspecify.annotations.NullMarked;
