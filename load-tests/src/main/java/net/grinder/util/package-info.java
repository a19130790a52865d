/** Stand-ins for what nGrinder's scripts import from this package; see {@link net.grinder.script}. */
@NullMarked
package net.grinder.util;

import org.jspecify.annotations.NullMarked;
