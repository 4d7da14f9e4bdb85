package io.tillwatch.reconciliation;

import io.tillwatch.payment.Proof;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.time.BusinessDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Says which rows may be set aside without the judge, if their counterpart agrees and nothing else in the input has to do
 * with either. It is narrower than what the judge calls a match, on purpose: whatever any rule could have a word about
 * goes to the judge. A new rule about pairs that agree must be excluded here. Immutable and thread-safe.
 */
final class ClearRule {
    /** Amounts from here on go to the judge; 35 bits. */
    static final long MOST = 1L << 35;

    /** Pairs whose instants lie further apart go to the judge, who may suspect a wrong time zone. */
    static final int MOST_MINUTES_APART = 29;

    private static final int MINUTE_BITS = 24;
    private static final int LEAD_BITS = 5;
    private static final int AMOUNT = MINUTE_BITS + LEAD_BITS;
    private static final int MOST_LEAD = (1 << LEAD_BITS) - 1;
    private static final int SECONDS = 60;

    private final long asOf;
    private final long from;
    private final long to;
    private final boolean anyDay;
    private final Optional<ZoneId> zone;
    private final boolean exactClock;

    /**
     * For one run.
     *
     * @param zone whose days both sides of a pair must share; empty if days mean nothing
     * @param clockTolerance how far a payment may lie before its order
     */
    ClearRule(Instant asOf, Optional<BusinessDay> day, Optional<ZoneId> zone, Duration clockTolerance) {
        this.zone = zone;
        this.exactClock = clockTolerance.toSeconds() < SECONDS;
        this.asOf = asOf.getEpochSecond();
        anyDay = day.isEmpty();
        from = day.map(d -> d.startInclusive().getEpochSecond()).orElse(Long.MIN_VALUE);
        to = day.map(d -> d.endExclusive().getEpochSecond()).orElse(Long.MAX_VALUE);
    }

    /** Whether a row of the shop, or a record, could be one side of a clear pair. */
    boolean allows(Side side, RowFacts row) {
        int standing = row.standing();
        boolean common = standing >= 0
                && !row.more
                && row.knownCurrency
                && row.currency < Tag.MOST_CURRENCIES
                && row.provider < Tag.MOST_PROVIDERS
                && row.amount(side) < MOST
                && isPast(row.created)
                && isPast(row.done);
        return common && (side == Side.STORE ? store(row, standing == 0) : record(row, standing == 0));
    }

    private boolean store(RowFacts row, boolean succeeded) {
        return row.attempt >= 1
                && row.attempt <= Tag.MOST_ATTEMPTS
                && row.refunded == 0
                && (succeeded ? row.paid > 0 && row.paid == row.due && row.done != RowFacts.UNKNOWN : row.paid == 0)
                && row.proof != Proof.MANUAL
                && row.proof != Proof.COURIER
                && (anyDay || row.created != RowFacts.UNKNOWN)
                && (row.created == RowFacts.UNKNOWN || row.done == RowFacts.UNKNOWN || row.created <= row.done);
    }

    private boolean record(RowFacts row, boolean succeeded) {
        boolean whole = row.fee == RowFacts.UNKNOWN || row.net == RowFacts.UNKNOWN || row.gross - row.fee == row.net;
        return row.kind == RecordKind.PAYMENT
                && (row.gross > 0 || (!succeeded && row.gross == 0))
                && whole
                && (row.available == RowFacts.UNKNOWN || row.available >= asOf)
                && !row.inPayout
                && (!succeeded || row.done != RowFacts.UNKNOWN)
                && (row.authorized == RowFacts.UNKNOWN || row.authorized == row.gross);
    }

    /** Before the second of the judgement and, if there is a day, on it. */
    private boolean isPast(long second) {
        return second == RowFacts.UNKNOWN
                || (second < asOf
                        && second >= from
                        && second < to
                        && (asOf - second) / SECONDS < (1 << (MINUTE_BITS - 1)));
    }

    /** In one long: the amount, by how many minutes the order is older than its payment, and the minute of that. */
    long amountAndMinute(Side side, RowFacts row) {
        long second = row.done == RowFacts.UNKNOWN ? row.created : row.done;
        if (second == RowFacts.UNKNOWN) {
            return row.amount(side) << AMOUNT;
        }
        long minute = minute(second) - minute(asOf) + (1 << (MINUTE_BITS - 1)) + 1;
        long lead = row.created == RowFacts.UNKNOWN ? MOST_LEAD : minute(second) - minute(row.created);
        return (row.amount(side) << AMOUNT) | (Math.max(0, Math.min(lead, MOST_LEAD)) << MINUTE_BITS) | minute;
    }

    private static long minute(long second) {
        return Math.floorDiv(second, (long) SECONDS);
    }

    /** Whether amount and time agree: the same amount, and the record neither much later nor before the order. */
    boolean agree(long tag, long row, long record) {
        boolean amounts = Tag.standing(tag) != 0 || amount(row) == amount(record);
        int minute = minuteOf(row);
        int other = minuteOf(record);
        int lead = (int) (row >>> MINUTE_BITS) & MOST_LEAD;
        boolean times = other - minute <= MOST_MINUTES_APART && minute - other <= Math.min(lead, MOST_MINUTES_APART);
        boolean clock = !exactClock || other - minute + lead > 0;
        return amounts
                && (minute == 0 || other == 0 || (times && clock && (minute == other || sameDay(minute, other))));
    }

    private boolean sameDay(int minute, int other) {
        return zone.isEmpty() || day(minute, zone.get()).equals(day(other, zone.get()));
    }

    private LocalDate day(int minuteOf, ZoneId in) {
        long minute = minuteOf + minute(asOf) - (1 << (MINUTE_BITS - 1)) - 1;
        return LocalDate.ofInstant(Instant.ofEpochSecond(minute * SECONDS), in);
    }

    static long amount(long amountAndMinute) {
        return amountAndMinute >>> AMOUNT;
    }

    private static int minuteOf(long amountAndMinute) {
        return (int) amountAndMinute & ((1 << MINUTE_BITS) - 1);
    }
}
