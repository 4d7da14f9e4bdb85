/** The commands of {@code tillwatch}, their usage texts and their errors, in English and French. */
@NullMarked
package io.tillwatch.agent.command;

import org.jspecify.annotations.NullMarked;
