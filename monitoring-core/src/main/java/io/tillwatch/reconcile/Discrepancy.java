package io.tillwatch.reconcile;

import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that differs: a group of records of one order, or of none, with what is wrong about it.
 *
 * @param id the same for the same thing in every run: 16 hexadecimal digits
 * @param code the primary code
 * @param severity the highest of its codes
 * @param secondary the other codes, by precedence
 * @param subject whom it is about
 * @param amounts what was expected and found
 * @param effect what the group adds to the difference between shop and providers, by currency, in minor units
 * @param ageHours whole hours from the latest instant of the group to the instant of judgement
 * @param explanation what happened, for people
 * @param nextAction what to do, for people
 * @param evidence where the records were read
 * @param respondBy until when an open dispute can be answered; empty when there is none, or it is not known
 */
public record Discrepancy(
        String id,
        DiscrepancyCode code,
        Severity severity,
        List<DiscrepancyCode> secondary,
        Subject subject,
        Amounts amounts,
        Map<String, BigInteger> effect,
        long ageHours,
        Message explanation,
        Message nextAction,
        List<Origin> evidence,
        Optional<Instant> respondBy) {
    /** Copies the collections. */
    public Discrepancy {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(amounts, "amounts");
        Objects.requireNonNull(explanation, "explanation");
        Objects.requireNonNull(nextAction, "nextAction");
        Objects.requireNonNull(respondBy, "respondBy");
        secondary = List.copyOf(secondary);
        effect = Collections.unmodifiableMap(new TreeMap<>(effect));
        evidence = List.copyOf(evidence);
    }

    /**
     * Whom a discrepancy is about. An empty text means that there is none.
     *
     * @param orderId the order
     * @param attempt the attempt; empty when none is meant
     * @param provider the provider
     * @param providerId the provider's id of the record
     */
    public record Subject(String orderId, Optional<Integer> attempt, String provider, String providerId) {
        /** Checks that all are given. */
        public Subject {
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(attempt, "attempt");
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(providerId, "providerId");
        }
    }

    /**
     * What was expected and found, in minor units.
     *
     * @param expected what the shop expects
     * @param actual what the provider says
     * @param currency the currency of what is expected
     * @param actualCurrency the currency of what was found
     */
    public record Amounts(BigInteger expected, BigInteger actual, String currency, String actualCurrency) {
        /** Checks that all are given. */
        public Amounts {
            Objects.requireNonNull(expected, "expected");
            Objects.requireNonNull(actual, "actual");
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(actualCurrency, "actualCurrency");
        }

        /**
         * What was found without what was expected.
         *
         * @return empty across currencies
         */
        public Optional<BigInteger> delta() {
            return currency.equals(actualCurrency) ? Optional.of(actual.subtract(expected)) : Optional.empty();
        }
    }
}
