package io.tillwatch.export.inspect;

import io.tillwatch.text.Message;
import java.util.Objects;

/**
 * One thing that is now known of a source.
 *
 * @param topic what it is about
 * @param level what it asks for
 * @param code stable, the same in every language, such as {@code PAGING_IGNORED}
 * @param text the same for people; no secret and no personal data
 */
public record Finding(Topic topic, Level level, String code, Message text) {
    /** Checks that all are given. */
    public Finding {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(text, "text");
    }

    /** What a finding is about, in the order in which people read them. */
    public enum Topic {
        /** Whether and how it answers at all. */
        ANSWER,
        /** Whom it answers. */
        ACCESS,
        /** Where the orders stand in the answer. */
        LIST,
        /** How a long list is divided. */
        PAGING,
        /** Whether it selects by date. */
        FILTERS,
        /** How often it may be asked. */
        RATE_LIMIT,
        /** What the orders look like. */
        ORDERS,
        /** Which mapping reads them. */
        MAPPING
    }

    /** What a finding asks for. */
    public enum Level {
        /** Good to know. */
        INFO,
        /** Somebody must look at it before the first export. */
        ACT,
        /** No export is possible. */
        FAILED
    }
}
