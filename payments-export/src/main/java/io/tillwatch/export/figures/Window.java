package io.tillwatch.export.figures;

import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** The spans of time that figures are counted over. All are half-open, and none goes beyond the instant of the figures. */
public enum Window {
    /** From the beginning of the business day. */
    TODAY("today"),
    /** The business day before. */
    YESTERDAY("yesterday"),
    /** The last 24 hours. */
    LAST_24_HOURS("last24Hours"),
    /** From the beginning of Monday. */
    WEEK("week"),
    /** From the beginning of the month. */
    MONTH("month");

    private final String id;

    Window(String id) {
        this.id = id;
    }

    /**
     * Its name in files.
     *
     * @return stable
     */
    public String id() {
        return id;
    }

    /**
     * What it means.
     *
     * @return the definition, for people
     */
    public Message definition() {
        return Message.of(Window.class, "window." + id);
    }

    /**
     * The span at an instant.
     *
     * @param asOf the instant of the figures
     * @param zone the shop's zone
     * @return the span, half-open
     */
    public Span at(Instant asOf, ZoneId zone) {
        BusinessDay today = BusinessDay.at(asOf, zone);
        return switch (this) {
            case TODAY -> new Span(today.startInclusive(), asOf);
            case YESTERDAY -> new Span(today.previous().startInclusive(), today.startInclusive());
            case LAST_24_HOURS -> new Span(asOf.minus(Duration.ofHours(24)), asOf);
            case WEEK ->
                new Span(
                        new BusinessDay(today.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone)
                                .startInclusive(),
                        asOf);
            case MONTH -> new Span(new BusinessDay(today.date().withDayOfMonth(1), zone).startInclusive(), asOf);
        };
    }

    /**
     * A half-open span of time.
     *
     * @param from the first instant
     * @param to the first instant after it
     */
    public record Span(Instant from, Instant to) {
        boolean contains(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }
    }
}
