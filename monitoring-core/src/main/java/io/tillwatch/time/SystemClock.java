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

    /**
     * The system's ticker.
     *
     * @return a ticker that does not follow changes of the clock; thread-safe
     */
    public static Ticker ticker() {
        return System::nanoTime;
    }
}
