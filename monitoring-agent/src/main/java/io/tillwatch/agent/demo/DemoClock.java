package io.tillwatch.agent.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The demo's time: it passes only when the demo says so. Used by one thread, read by the shop's. */
final class DemoClock implements InstantSource {
    private volatile Instant now;

    DemoClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void set(Instant instant) {
        now = instant;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }
}
