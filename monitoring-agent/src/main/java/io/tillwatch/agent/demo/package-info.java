/** The demo: a made-up shop, its day, and everything Tillwatch does about it, on this machine alone. */
@NullMarked
package io.tillwatch.agent.demo;

import org.jspecify.annotations.NullMarked;
