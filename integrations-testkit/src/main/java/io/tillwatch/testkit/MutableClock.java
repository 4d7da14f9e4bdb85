package io.tillwatch.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/**
 * A clock that stands still until a test moves it. Given to what asks for an {@link InstantSource}, it makes time a part
 * of the test.
 *
 * <p>Thread-safe.
 */
public final class MutableClock implements InstantSource {
    private volatile Instant now;

    /**
     * A clock that stands at an instant.
     *
     * @param start the first instant it tells
     */
    public MutableClock(Instant start) {
        now = Objects.requireNonNull(start, "start");
    }

    /**
     * The instant at which the clock stands.
     *
     * @return the start, or where it was moved to
     */
    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves the clock ahead.
     *
     * @param duration how far, at least 0
     * @throws IllegalArgumentException if the duration is negative; {@link #set} moves back
     */
    public synchronized void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must be at least 0, but was " + duration);
        }
        now = now.plus(duration);
    }

    /**
     * Moves the clock to an instant, ahead or back.
     *
     * @param instant what it tells from now on
     */
    public synchronized void set(Instant instant) {
        now = Objects.requireNonNull(instant, "instant");
    }

    /** The instant at which the clock stands. */
    @Override
    public String toString() {
        return "MutableClock[" + now + "]";
    }
}
