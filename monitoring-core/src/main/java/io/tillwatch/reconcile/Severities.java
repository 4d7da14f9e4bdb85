package io.tillwatch.reconcile;

import io.tillwatch.severity.Severity;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How serious a discrepancy is by code, amount and age, and until when it should be settled. Steps are taken in their
 * order: a code's own severity, then the highest amount that is reached, then age.
 *
 * @param byCode severities instead of those that codes have by themselves. A finding that is less or more serious for a
 *     reason of its own, such as a duplicate that was given back, stays as it is.
 * @param byAmount steps by amount: the highest one that is reached says the severity
 * @param byAge steps by age: each one that is reached raises the severity, and none lowers it
 * @param allowed how long a finding may stay; severities that are not in it have no due time
 */
public record Severities(
        Map<DiscrepancyCode, Severity> byCode,
        List<AmountStep> byAmount,
        List<AgeStep> byAge,
        Map<Severity, Duration> allowed) {
    /** What holds when nothing is said: P0 2 h, P1 6 h, P2 24 h, and no steps. */
    public static final Severities DEFAULTS = new Severities(
            Map.of(),
            List.of(),
            List.of(),
            Map.of(
                    Severity.P0, Duration.ofHours(2),
                    Severity.P1, Duration.ofHours(6),
                    Severity.P2, Duration.ofHours(24)));

    /** Copies the collections. */
    public Severities {
        byCode = Collections.unmodifiableMap(new TreeMap<>(byCode));
        byAmount = List.copyOf(byAmount);
        byAge = List.copyOf(byAge);
        Map<Severity, Duration> durations = new EnumMap<>(Severity.class);
        durations.putAll(allowed);
        allowed = Collections.unmodifiableMap(durations);
    }

    /**
     * From an amount on.
     *
     * @param codes the codes it is about; none means all
     * @param currency a code in upper case
     * @param fromMinor what is at stake, in minor units, at least 0
     * @param severity the severity from there on
     * @param tell who is to be told, such as {@code finance}; it stands in the next action
     */
    public record AmountStep(
            Set<DiscrepancyCode> codes, String currency, long fromMinor, Severity severity, List<String> tell) {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if the amount is below 0
         */
        public AmountStep {
            codes = Collections.unmodifiableSet(new TreeSet<>(codes));
            tell = List.copyOf(tell);
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(severity, "severity");
            if (fromMinor < 0) {
                throw new IllegalArgumentException("fromMinor must be at least 0, but was " + fromMinor);
            }
        }

        private boolean reaches(DiscrepancyCode code, BigInteger atStake, String of) {
            return (codes.isEmpty() || codes.contains(code))
                    && currency.equals(of)
                    && atStake.compareTo(BigInteger.valueOf(fromMinor)) >= 0;
        }
    }

    /**
     * From an age on.
     *
     * @param codes the codes it is about; none means all
     * @param after the age
     * @param atLeast the severity from there on, unless it is worse already
     */
    public record AgeStep(Set<DiscrepancyCode> codes, Duration after, Severity atLeast) {
        /** Copies the codes. */
        public AgeStep {
            codes = Collections.unmodifiableSet(new TreeSet<>(codes));
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(atLeast, "atLeast");
        }
    }

    /** The highest step that what is at stake reaches. */
    Optional<AmountStep> step(DiscrepancyCode code, BigInteger atStake, String currency) {
        return byAmount.stream()
                .filter(step -> step.reaches(code, atStake, currency))
                .max(Comparator.comparingLong(AmountStep::fromMinor));
    }

    /** The severity of one code of a discrepancy. */
    Severity of(DiscrepancyCode code, Severity found, BigInteger atStake, String currency, long ageHours) {
        Severity severity = found == code.severity() ? byCode.getOrDefault(code, found) : found;
        severity = step(code, atStake, currency).map(AmountStep::severity).orElse(severity);
        for (AgeStep step : byAge) {
            boolean about = step.codes().isEmpty() || step.codes().contains(code);
            if (about && Duration.ofHours(ageHours).compareTo(step.after()) >= 0) {
                severity = severity.orWorse(step.atLeast());
            }
        }
        return severity;
    }
}
