/** The program: where {@code tillwatch} starts. */
@NullMarked
package io.tillwatch.agent;

import org.jspecify.annotations.NullMarked;
