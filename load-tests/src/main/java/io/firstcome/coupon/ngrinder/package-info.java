/**
 * Runs nGrinder's scripts on this machine. In come a Groovy file that could be uploaded to a controller as it is, and how
 * many processes, threads and runs; out goes how many tests of which name there were, how many were errors and how fast.
 * The scripts' imports are found in the stand-ins below {@link net.grinder.script} and {@link org.ngrinder.http}. Open
 * {@link io.firstcome.coupon.ngrinder.LocalGrinder} first.
 */
@NullMarked
package io.firstcome.coupon.ngrinder;

import org.jspecify.annotations.NullMarked;
