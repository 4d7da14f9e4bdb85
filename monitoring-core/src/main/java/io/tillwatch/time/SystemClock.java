package io.tillwatch.time;

import java.time.InstantSource;

/** The one place where Tillwatch takes the time of this machine. Everything else is given a clock. */
public final class SystemClock {
    private SystemClock() {}

    /**
     * The system's clock.
     *
     * @return a source of the current instant; thread-safe
     */
    public static InstantSource instants() {
        return InstantSource.system();
    }
}
