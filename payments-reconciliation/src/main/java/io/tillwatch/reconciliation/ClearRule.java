package io.tillwatch.reconciliation;

import io.tillwatch.payment.Proof;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.time.BusinessDay;
import java.time.Instant;
import java.util.Optional;

/**
 * Says which rows may be set aside without the judge, if their counterpart agrees and nothing else in the input has to do
 * with either. It is narrower than what the judge calls a match, on purpose: whatever any rule could have a word about
 * goes to the judge. A new rule about pairs that agree must be excluded here. Immutable and thread-safe.
 */
final class ClearRule {
    /** Amounts from here on go to the judge; 40 bits. */
    static final long MOST = 1L << 40;

    /** Pairs whose instants lie further apart go to the judge, who may suspect a wrong time zone. */
    static final int MOST_MINUTES_APART = 29;

    private static final int MINUTE_BITS = 24;
    private static final int SECONDS = 60;

    private final long asOf;
    private final long from;
    private final long to;
    private final boolean anyDay;

    ClearRule(Instant asOf, Optional<BusinessDay> day) {
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
                && (succeeded ? row.paid > 0 && row.paid == row.due : row.paid == 0)
                && row.proof != Proof.MANUAL
                && row.proof != Proof.COURIER
                && (anyDay || row.created != RowFacts.UNKNOWN);
    }

    private static boolean record(RowFacts row, boolean succeeded) {
        boolean whole = row.fee == RowFacts.UNKNOWN || row.net == RowFacts.UNKNOWN || row.gross - row.fee == row.net;
        return row.kind == RecordKind.PAYMENT
                && (row.gross > 0 || (!succeeded && row.gross == 0))
                && whole
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

    /** The amount, and the minute of the row if it is known, in one long. */
    long amountAndMinute(Side side, RowFacts row) {
        long second = row.done == RowFacts.UNKNOWN ? row.created : row.done;
        long minute = second == RowFacts.UNKNOWN
                ? 0
                : Math.floorDiv(second, (long) SECONDS)
                        - Math.floorDiv(asOf, (long) SECONDS)
                        + (1 << (MINUTE_BITS - 1))
                        + 1;
        return (row.amount(side) << MINUTE_BITS) | minute;
    }

    /** Whether what the two rows say about amount and time agrees. */
    static boolean agree(long tag, long a, long b) {
        boolean amounts = Tag.standing(tag) != 0 || (a >>> MINUTE_BITS) == (b >>> MINUTE_BITS);
        int minute = minute(a);
        int other = minute(b);
        return amounts && (minute == 0 || other == 0 || Math.abs(minute - other) <= MOST_MINUTES_APART);
    }

    static long amount(long amountAndMinute) {
        return amountAndMinute >>> MINUTE_BITS;
    }

    private static int minute(long amountAndMinute) {
        return (int) amountAndMinute & ((1 << MINUTE_BITS) - 1);
    }
}
