/** Stand-ins for what nGrinder's scripts import from this package; see {@link net.grinder.script}. */
@NullMarked
package net.grinder.scriptengine.groovy.junit.annotation;

import org.jspecify.annotations.NullMarked;
