/** The one place in which threads start. {@link io.tillwatch.schedule.MonitorScheduler} is where to start. */
@NullMarked
package io.tillwatch.schedule;

import org.jspecify.annotations.NullMarked;
