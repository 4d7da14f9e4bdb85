/** How far long work is, for whoever waits for it. */
@NullMarked
package io.tillwatch.progress;

import org.jspecify.annotations.NullMarked;
