package io.tillwatch.progress;

import io.tillwatch.text.Message;

/**
 * Hears how far long work is. It is called on the thread that works, possibly a million times a second: it must return at
 * once, and must not throw. What it does with that, and how often, is its own affair.
 */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = (step, done, expected) -> {};

    /**
     * The work has come this far.
     *
     * @param step what is being done, such as "reading orders"; the same key as long as it is the same step
     * @param done how many of its things are done; falls only when the step begins again
     * @param expected how many there will be, as far as is known now; 0 if that is not known. It may change.
     */
    void progress(Message step, long done, long expected);
}
