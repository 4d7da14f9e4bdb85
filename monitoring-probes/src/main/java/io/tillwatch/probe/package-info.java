/** Ready-made checks over the network. {@link io.tillwatch.probe.HttpCheck} is where to start. */
@NullMarked
package io.tillwatch.probe;

import org.jspecify.annotations.NullMarked;
