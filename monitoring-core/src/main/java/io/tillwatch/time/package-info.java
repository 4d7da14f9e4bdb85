/** Time made explicit: business days in a shop's zone, and the one door to the system clock. */
@NullMarked
package io.tillwatch.time;

import org.jspecify.annotations.NullMarked;
