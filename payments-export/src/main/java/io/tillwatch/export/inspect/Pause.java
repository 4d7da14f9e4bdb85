package io.tillwatch.export.inspect;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What happens between two requests. */
interface Pause {
    /** Short enough for a person who waits, long enough for a shop that works. */
    int MILLIS = 100;

    /** Returns false if the thread was interrupted; its flag is set. */
    boolean between();

    static Pause real() {
        return () -> {
            try {
                return !new CountDownLatch(1).await(MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }
}
