package io.tillwatch.time;

/** Tells how time passes, for lengths. It says nothing about what time it is and never goes back. */
@FunctionalInterface
public interface Ticker {
    /**
     * The nanoseconds since an arbitrary moment.
     *
     * @return only differences mean something
     */
    long nanos();
}
