package io.tillwatch.http;

import io.tillwatch.time.Ticker;
import java.time.Duration;

/** A moment by which something must have ended. */
record Deadline(long endNanos, Ticker ticker) {
    static Deadline after(Duration length, Ticker ticker) {
        return new Deadline(ticker.nanos() + length.toNanos(), ticker);
    }

    /** At least 1 ms, so that it can be given to anything that wants a positive time. */
    Duration left() {
        return Duration.ofNanos(Math.max(endNanos - ticker.nanos(), 1_000_000));
    }
}
