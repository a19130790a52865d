/**
 * Stand-ins for what nGrinder's scripts import from this package; see {@link net.grinder.script}. They speak HTTP with the
 * JDK's client.
 */
@NullMarked
package org.ngrinder.http;

import org.jspecify.annotations.NullMarked;
