/** The figures of a shop for dashboards, each defined in one place. */
@NullMarked
package io.tillwatch.export.figures;

import org.jspecify.annotations.NullMarked;
