/** {@code tillwatch.yaml}: read with all its problems at once, as values. */
@NullMarked
package io.tillwatch.agent.config;

import org.jspecify.annotations.NullMarked;
