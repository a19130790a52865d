/**
 * Stand-ins for what nGrinder's scripts import from this package, under nGrinder's names, so that the same files run here
 * and on a controller. They are written for {@link io.firstcome.coupon.ngrinder.LocalGrinder} from what nGrinder 3.5
 * documents of its behaviour, none of its code is in them, and they have only what the scripts use. {@link
 * net.grinder.script.Worker} is our own: what the stand-ins need from who runs a script.
 */
@NullMarked
package net.grinder.script;

import org.jspecify.annotations.NullMarked;
