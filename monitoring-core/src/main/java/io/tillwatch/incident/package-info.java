/** What went wrong from its beginning to its end. {@link io.tillwatch.incident.Incident} is where to start. */
@NullMarked
package io.tillwatch.incident;

import org.jspecify.annotations.NullMarked;
