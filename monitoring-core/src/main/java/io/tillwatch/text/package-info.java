/** Messages for people, as values that are rendered in English or French. */
@NullMarked
package io.tillwatch.text;

import org.jspecify.annotations.NullMarked;
