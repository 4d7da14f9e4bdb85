package io.tillwatch.reconciliation.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * When something was, as a row says it.
 *
 * @param text the words of the row, or ISO 8601
 * @param isExact whether a workbook holds it as a time: then it is ISO 8601 without an offset,
 *     with a blank for its T, whatever forms the mapping has
 */
record Stamp(String text, boolean isExact) {
    private static final int DATE_LENGTH = "2026-03-01".length();

    /** A text for which the forms of the mapping are asked. */
    static Stamp of(String text) {
        return new Stamp(text, false);
    }

    /** Whether a text is a day, a time of day or both in ISO 8601, without an offset. */
    static boolean isIso(String text) {
        return new Stamp(text, true).read().isPresent() || time(text).isPresent();
    }

    /** The exact day, with or without a time of day; empty if it is none. */
    Optional<TemporalAccessor> read() {
        try {
            return Optional.of(
                    text.length() == DATE_LENGTH ? LocalDate.parse(text) : LocalDateTime.parse(text.replace(' ', 'T')));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** This day at a time of day that stands in a cell of its own. */
    Stamp at(Stamp time) {
        if (time.text().isEmpty()) {
            return this;
        }
        int t = time.text().indexOf(' ');
        String clock = time.isExact() && t >= 0 ? time.text().substring(t + 1) : time.text();
        if (isExact) {
            String day = text.length() > DATE_LENGTH ? text.substring(0, DATE_LENGTH) : text;
            Optional<LocalTime> exact = time(clock);
            if (exact.isPresent()) {
                return new Stamp(LocalDate.parse(day).atTime(exact.get()).toString(), true);
            }
        }
        return Stamp.of(text + " " + clock);
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
