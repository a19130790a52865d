/**
 * Bugs that are planted into the running services to see that the checker names them: one that has never found anything may
 * be one that cannot. Open {@link io.firstcome.coupon.planted.PlantedBug} first.
 */
@NullMarked
package io.firstcome.coupon.planted;

import org.jspecify.annotations.NullMarked;
