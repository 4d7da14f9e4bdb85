/** The two streams of the program and what surrounds it: the only doors to the terminal and the environment. */
@NullMarked
package io.tillwatch.agent.console;

import org.jspecify.annotations.NullMarked;
