/** Numbers with a unit and bands. {@link io.tillwatch.kpi.Kpi} is where to start. */
@NullMarked
package io.tillwatch.kpi;

import org.jspecify.annotations.NullMarked;
