/** Rules that turn checks and KPIs into incidents. {@link io.tillwatch.alert.Watch} is where to start. */
@NullMarked
package io.tillwatch.alert;

import org.jspecify.annotations.NullMarked;
