/**
 * What is looked at once a second while the customers come: their counters, the API's figures and meters, the processors.
 * What cannot be read is missing and never 0. Open {@link io.firstcome.coupon.load.sample.Sampler} first.
 */
@NullMarked
package io.firstcome.coupon.load.sample;

import org.jspecify.annotations.NullMarked;
