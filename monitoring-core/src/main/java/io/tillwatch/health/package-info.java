/** Checks of what must work, run in the background so that asking for the report never waits. {@link io.tillwatch.health.HealthMonitor} is where to start. */
@NullMarked
package io.tillwatch.health;

import org.jspecify.annotations.NullMarked;
