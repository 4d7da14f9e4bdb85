package io.tillwatch.reconciliation.statement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Understands the times of one file: with the one form that fits all of them, as far as there is one. */
final class Times {
    private final List<DateTimeFormatter> formats;
    private final Rules.TimeRules rules;
    private final Optional<ZoneId> given;

    private Times(List<DateTimeFormatter> formats, Rules.TimeRules rules, Optional<ZoneId> given) {
        this.formats = formats;
        this.rules = rules;
        this.given = given;
    }

    /**
     * Of a file; empty if all its times can be read in two ways that differ.
     *
     * @param zone for times without an offset, if neither row nor mapping says one
     */
    static Optional<Times> of(List<String> cells, Rules.TimeRules rules, Optional<ZoneId> zone) {
        List<String> readable = cells.stream()
                .filter(cell -> rules.formats().stream()
                        .anyMatch(format -> parse(cell, format).isPresent()))
                .toList();
        List<DateTimeFormatter> fitting = rules.formats().stream()
                .filter(format ->
                        readable.stream().allMatch(cell -> parse(cell, format).isPresent()))
                .toList();
        List<DateTimeFormatter> formats = fitting.isEmpty() ? rules.formats() : fitting;
        Times times = new Times(formats, rules, zone);
        boolean clear = fitting.isEmpty()
                || readable.stream().allMatch(cell -> times.read(cell).size() == 1);
        return clear ? Optional.of(times) : Optional.empty();
    }

    /** Whether a time says its offset, or somebody gave a zone. */
    boolean knowsZone() {
        return given.isPresent() || rules.zone().isPresent();
    }

    /**
     * The instant; empty if the text is no time, can be read in two ways or says no offset where none is known.
     *
     * @param zoneWord what the row says of its zone; may be empty
     */
    Optional<Instant> instant(Stamp stamp, String zoneWord) {
        List<TemporalAccessor> read = read(stamp);
        if (read.size() != 1) {
            return Optional.empty();
        }
        TemporalAccessor only = read.get(0);
        if (only instanceof OffsetDateTime time) {
            return Optional.of(time.toInstant());
        }
        Optional<ZoneId> zone = zoneWord.isEmpty() ? rules.zone().or(() -> given) : zone(zoneWord);
        LocalDateTime local = only instanceof LocalDateTime time ? time : ((LocalDate) only).atStartOfDay();
        return zone.map(z -> local.atZone(z).toInstant());
    }

    /** Whether the text can be read, with or without an offset. */
    boolean isTime(Stamp stamp) {
        return read(stamp).size() == 1;
    }

    /** Whether a time says its offset itself. */
    boolean hasOffset(Stamp stamp) {
        return read(stamp).stream().anyMatch(OffsetDateTime.class::isInstance);
    }

    private Optional<ZoneId> zone(String word) {
        ZoneId known = rules.zones().get(Words.key(word));
        if (known != null) {
            return Optional.of(known);
        }
        try {
            return Optional.of(ZoneId.of(word));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private List<TemporalAccessor> read(Stamp stamp) {
        return stamp.isExact() ? stamp.read().stream().toList() : read(stamp.text());
    }

    private List<TemporalAccessor> read(String text) {
        List<TemporalAccessor> found = new ArrayList<>();
        for (DateTimeFormatter format : formats) {
            parse(text, format).filter(time -> !found.contains(time)).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<TemporalAccessor> parse(String text, DateTimeFormatter format) {
        try {
            return Optional.of(format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
