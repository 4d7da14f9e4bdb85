/** Settings read from a file, with the place of every value, and all their problems at once. */
@NullMarked
package io.tillwatch.settings;

import org.jspecify.annotations.NullMarked;
