/** Telling people of incidents. {@link io.tillwatch.notify.Notifier} is where to start. */
@NullMarked
package io.tillwatch.notify;

import org.jspecify.annotations.NullMarked;
