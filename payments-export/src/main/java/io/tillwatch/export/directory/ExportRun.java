package io.tillwatch.export.directory;

import io.tillwatch.money.CurrencyUnit;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One run against a directory of exports, as its ledger tells it. Immutable and thread-safe.
 *
 * @param number counts the runs of the directory from 1
 * @param shop the shop's name
 * @param asked the days it was begun for, in the order they were asked for
 * @param process the number of the process
 * @param host the name of the machine; empty if it is not known
 * @param started when it took hold of the directory
 * @param ended when it let go; of an interrupted run, when that was noticed; empty if nothing is known of an end: it runs, or
 *     was killed and nobody noticed yet
 * @param interrupted whether it ended without a result for each of its days
 * @param results what came of the days, in the order it happened
 */
public record ExportRun(
        long number,
        String shop,
        List<LocalDate> asked,
        long process,
        String host,
        Instant started,
        Optional<Instant> ended,
        boolean interrupted,
        List<Day> results) {
    /** Copies the lists. */
    public ExportRun {
        Objects.requireNonNull(shop, "shop");
        asked = List.copyOf(asked);
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(ended, "ended");
        results = List.copyOf(results);
    }

    /** What came of a day. */
    public enum Outcome {
        /** A new revision, or files that were put back. */
        WRITTEN,
        /** Everything was as it is. */
        UNCHANGED,
        /** Nothing was written. */
        FAILED
    }

    /**
     * A day of a run.
     *
     * @param date the business day
     * @param outcome what came of it
     * @param revision the newest revision after it; 0 if it failed
     * @param rows payments of the day; 0 if it failed
     * @param quarantined records of the day that could not be read
     * @param provisional whether the day had not ended
     * @param totals what was paid and refunded, one for each currency
     * @param reason why it failed, in the language of the run; empty if it did not
     */
    public record Day(
            LocalDate date,
            Outcome outcome,
            int revision,
            long rows,
            long quarantined,
            boolean provisional,
            List<Total> totals,
            String reason) {
        /** Copies the totals. */
        public Day {
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(outcome, "outcome");
            totals = List.copyOf(totals);
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Sums of a day in one currency.
     *
     * @param currency the currency
     * @param paid what was paid, in minor units
     * @param refunded what was given back, in minor units
     */
    public record Total(CurrencyUnit currency, BigInteger paid, BigInteger refunded) {
        /** Checks that all are given. */
        public Total {
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(paid, "paid");
            Objects.requireNonNull(refunded, "refunded");
        }
    }

    /**
     * How long it took by the clock on the wall.
     *
     * @return at least zero, also if clocks were set back; empty for a run without an end of its own
     */
    public Optional<Duration> took() {
        return interrupted
                ? Optional.empty()
                : ended.map(end -> Duration.between(started, end)).map(d -> d.isNegative() ? Duration.ZERO : d);
    }

    /**
     * Whether any of its days failed.
     *
     * @return true also for an interrupted run
     */
    public boolean failed() {
        return interrupted || results.stream().anyMatch(day -> day.outcome() == Outcome.FAILED);
    }
}
