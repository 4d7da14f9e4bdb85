package io.tillwatch.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A calendar day of a shop: from midnight to midnight in the shop's zone, the end excluded.
 *
 * <p>Where the zone changes its clocks a day has 23 or 25 hours. Where midnight does not exist the day starts at the
 * first instant that does; where it comes twice, at the first; a date that the zone left out is a day without instants.
 * So every instant is on exactly one day. Immutable and thread-safe.
 *
 * @param date the date in the shop's zone
 * @param zone the shop's zone, such as Africa/Douala
 */
public record BusinessDay(LocalDate date, ZoneId zone) {
    /** Checks that both are given. */
    public BusinessDay {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(zone, "zone");
    }

    /**
     * The business day an instant falls on.
     *
     * @param instant the instant
     * @param zone the shop's zone
     * @return the day
     */
    public static BusinessDay at(Instant instant, ZoneId zone) {
        BusinessDay day = new BusinessDay(LocalDate.ofInstant(instant, zone), zone);
        // Clocks that go back over midnight show the old date once more: the new day has begun all the same.
        return day.contains(instant) ? day : new BusinessDay(day.date.plusDays(1), zone);
    }

    /**
     * The day before.
     *
     * @return the previous calendar day in the same zone
     */
    public BusinessDay previous() {
        return new BusinessDay(date.minusDays(1), zone);
    }

    /**
     * The first instant of the day.
     *
     * @return inclusive
     */
    public Instant startInclusive() {
        return date.atStartOfDay(zone).toInstant();
    }

    /**
     * The first instant after the day.
     *
     * @return exclusive
     */
    public Instant endExclusive() {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /**
     * Whether an instant falls on this day.
     *
     * @param instant the instant
     * @return true from the start (included) to the end (excluded)
     */
    public boolean contains(Instant instant) {
        return !instant.isBefore(startInclusive()) && instant.isBefore(endExclusive());
    }

    /** The date and the zone, such as {@code 2026-03-01 Africa/Douala}. */
    @Override
    public String toString() {
        return date + " " + zone;
    }
}
