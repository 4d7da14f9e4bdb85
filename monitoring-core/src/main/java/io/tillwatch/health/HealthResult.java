package io.tillwatch.health;

import io.tillwatch.text.Message;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a check found. When and how long it took is told by the {@link CheckReport} around it. Immutable and thread-safe.
 *
 * @param status what is known now
 * @param summary one sentence for people, without secrets
 * @param details more facts by name, in the order of the names, without secrets
 */
public record HealthResult(HealthStatus status, Message summary, SortedMap<String, String> details) {
    /** Copies the details. */
    public HealthResult {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(summary, "summary");
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /**
     * It works.
     *
     * @return a healthy result that says "works"
     */
    public static HealthResult healthy() {
        return of(HealthStatus.HEALTHY, Message.of(HealthResult.class, "healthy"));
    }

    /**
     * It works, but worse than it should.
     *
     * @param why one sentence in the application's own language, without secrets
     * @return a degraded result
     */
    public static HealthResult degraded(String why) {
        return of(HealthStatus.DEGRADED, text(why));
    }

    /**
     * It does not work.
     *
     * @param why one sentence in the application's own language, without secrets
     * @return a result that is down
     */
    public static HealthResult down(String why) {
        return of(HealthStatus.DOWN, text(why));
    }

    /**
     * It could not be asked, and nothing follows for it.
     *
     * @param why one sentence in the application's own language, without secrets
     * @return a result of which nothing is known
     */
    public static HealthResult unknown(String why) {
        return of(HealthStatus.UNKNOWN, text(why));
    }

    /**
     * A result with a sentence in both languages.
     *
     * @param status what is known now
     * @param summary the sentence
     * @return a result without details
     */
    public static HealthResult of(HealthStatus status, Message summary) {
        return new HealthResult(status, summary, new TreeMap<>());
    }

    /**
     * The result with one more detail.
     *
     * @param name such as {@code queue.length}
     * @param value any value without secrets, kept as its text
     * @return a new result
     */
    public HealthResult with(String name, Object value) {
        SortedMap<String, String> more = new TreeMap<>(details);
        more.putAll(Map.of(name, value.toString()));
        return new HealthResult(status, summary, more);
    }

    private static Message text(String text) {
        return Message.of(HealthResult.class, "text", text);
    }
}
