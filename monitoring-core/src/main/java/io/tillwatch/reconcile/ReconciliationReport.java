package io.tillwatch.reconcile;

import io.tillwatch.text.Message;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a reconciliation found.
 *
 * @param shop the shop's name
 * @param asOf the instant of judgement
 * @param date the business day that was judged; empty if everything was
 * @param sources the sources of provider records
 * @param discrepancies what differs, the most serious first, then by age, then by id
 * @param waiting what is in flight: too young to be judged, or may only lack its counterpart in a source that is not
 *     whole
 * @param currencies how the sums tie, by currency
 * @param counted rows and records that ended in a bucket
 * @param read rows and records that were given
 * @param notices what people should know
 */
public record ReconciliationReport(
        String shop,
        Instant asOf,
        Optional<LocalDate> date,
        List<SourceCoverage> sources,
        List<Discrepancy> discrepancies,
        List<InFlight> waiting,
        Map<String, CurrencyReport> currencies,
        Counts counted,
        Counts read,
        List<Message> notices) {
    /** Copies the collections. */
    public ReconciliationReport {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(counted, "counted");
        Objects.requireNonNull(read, "read");
        sources = List.copyOf(sources);
        discrepancies = List.copyOf(discrepancies);
        waiting = List.copyOf(waiting);
        currencies = Collections.unmodifiableMap(new TreeMap<>(currencies));
        notices = List.copyOf(notices);
    }

    /**
     * What is in flight: a group of records of one order, or of none.
     *
     * @param subject whom it is about
     * @param effect what it adds to the difference between shop and providers, by currency, in minor units
     * @param ageHours whole hours from its latest instant to the instant of judgement
     * @param evidence where the records were read
     */
    public record InFlight(
            Discrepancy.Subject subject, Map<String, BigInteger> effect, long ageHours, List<Origin> evidence) {
        /** Copies the collections. */
        public InFlight {
            Objects.requireNonNull(subject, "subject");
            effect = Collections.unmodifiableMap(new TreeMap<>(effect));
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * How many rows and records.
     *
     * @param store rows of the shop
     * @param provider records of providers
     */
    public record Counts(long store, long provider) {}

    /**
     * How many groups are in flight.
     *
     * @return at least 0
     */
    public long inFlight() {
        return waiting.size();
    }

    /**
     * Whether every record is in exactly one bucket and every franc is explained.
     *
     * @return false if the run cannot be vouched for
     */
    public boolean isConserved() {
        return counted.equals(read)
                && currencies.values().stream()
                        .allMatch(c ->
                                c.unexplained().signum() == 0 && c.unlicensed().signum() == 0);
    }

    /**
     * Whether all sources are whole.
     *
     * @return false if a source is known to be incomplete
     */
    public boolean isComplete() {
        return sources.stream().allMatch(SourceCoverage::complete);
    }

    /**
     * Whether somebody must act.
     *
     * @return true if there is a discrepancy of P0 to P2
     */
    public boolean hasFindings() {
        return discrepancies.stream().anyMatch(d -> d.severity().isFinding());
    }

    /**
     * What a currency's sums are.
     *
     * @param currency a code
     * @return the report; one of zeros if the currency did not occur
     */
    public CurrencyReport currency(String currency) {
        CurrencyReport report = currencies.get(currency);
        return report != null
                ? report
                : new CurrencyReport(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, Map.of());
    }
}
