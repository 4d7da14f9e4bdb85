/** Work that keeps both cores busy and its order. */
@NullMarked
package io.tillwatch.export.parallel;

import org.jspecify.annotations.NullMarked;
