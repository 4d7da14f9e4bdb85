/** How serious something is, in one vocabulary for incidents and discrepancies. */
@NullMarked
package io.tillwatch.severity;

import org.jspecify.annotations.NullMarked;
