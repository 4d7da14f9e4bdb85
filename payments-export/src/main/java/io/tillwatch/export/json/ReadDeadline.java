package io.tillwatch.export.json;

import io.tillwatch.time.Ticker;
import java.time.Duration;

/** The moment by which a whole reading must have ended. */
record ReadDeadline(Duration length, long endNanos, Ticker ticker) {
    static ReadDeadline after(Duration length, Ticker ticker) {
        return new ReadDeadline(length, ticker.nanos() + length.toNanos(), ticker);
    }

    /** What one request may take at most. */
    Duration forRequest(Duration most) throws ReadFailedException {
        Duration left = Duration.ofNanos(endNanos - ticker.nanos());
        if (left.isNegative() || left.isZero()) {
            throw ReadFailedException.of("http.deadline", length.toSeconds());
        }
        return left.compareTo(most) < 0 ? left : most;
    }
}
