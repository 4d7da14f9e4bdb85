package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing a provider says it did. Amounts are minor units, with the signs of the contract: payments and dispute
 * reversals at least 0; refunds, disputes and payouts at most 0.
 *
 * @param provider the provider's id in lower case
 * @param kind what it is about
 * @param providerId the provider's own id, not blank; with provider and kind the key of the record
 * @param merchantRef what the shop gave the provider; empty when there is none
 * @param money the amounts
 * @param status what became of it
 * @param createdAt when it began; empty when not known
 * @param completedAt when it was done; empty when not known
 * @param payoutId the payout it belongs to; empty when not known
 * @param parentId the id of the record that this one undoes or belongs to; empty when there is none
 * @param altIds other ids of the same record
 * @param description free text; empty when there is none
 * @param respondBy until when a dispute can be answered; empty when not known
 * @param origin where the record was read
 */
public record ProviderRecord(
        String provider,
        RecordKind kind,
        String providerId,
        String merchantRef,
        RecordMoney money,
        PaymentStatus status,
        Optional<Instant> createdAt,
        Optional<Instant> completedAt,
        String payoutId,
        String parentId,
        List<String> altIds,
        String description,
        Optional<Instant> respondBy,
        Origin origin) {
    /**
     * Copies the ids.
     *
     * @throws IllegalArgumentException if the provider's id is blank
     */
    public ProviderRecord {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(merchantRef, "merchantRef");
        Objects.requireNonNull(money, "money");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(payoutId, "payoutId");
        Objects.requireNonNull(parentId, "parentId");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(origin, "origin");
        altIds = List.copyOf(altIds);
        if (providerId.isBlank()) {
            throw new IllegalArgumentException("providerId must not be blank");
        }
    }

    /**
     * How and when the shop gets the money of a record.
     *
     * @param availableAt when it can be paid out; empty when not known
     * @param fxRate how much of the settled currency one unit of the customer's is; empty when not known
     * @param balance the account's balance after the record, in minor units; empty when not known
     */
    public record Settlement(Optional<Instant> availableAt, Optional<BigDecimal> fxRate, Optional<Long> balance) {
        /** Nothing is known. */
        public static final Settlement UNKNOWN = new Settlement(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The amounts of a record, in minor units.
     *
     * @param gross before fees, in the settled currency
     * @param fee above 0 is a cost, below 0 given back; empty when not known
     * @param net gross without fee; empty when not known
     * @param currency the settled currency, in upper case
     * @param customer what the customer saw, if that was another currency; empty when it was not
     * @param customerCurrency the currency the customer saw; empty when it was not another
     * @param authorized what was approved before it was captured; empty when not known
     * @param settlement how and when the shop gets the money
     */
    public record RecordMoney(
            long gross,
            Optional<Long> fee,
            Optional<Long> net,
            String currency,
            Optional<Long> customer,
            String customerCurrency,
            Optional<Long> authorized,
            Settlement settlement) {
        /** Checks that all are given. */
        public RecordMoney {
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(customerCurrency, "customerCurrency");
            Objects.requireNonNull(settlement, "settlement");
        }

        /**
         * Amounts of which it is not known when the shop gets the money.
         *
         * @param gross before fees, in the settled currency
         * @param fee above 0 is a cost, below 0 given back; empty when not known
         * @param net gross without fee; empty when not known
         * @param currency the settled currency, in upper case
         * @param customer what the customer saw, if that was another currency; empty when it was not
         * @param customerCurrency the currency the customer saw; empty when it was not another
         * @param authorized what was approved before it was captured; empty when not known
         */
        public RecordMoney(
                long gross,
                Optional<Long> fee,
                Optional<Long> net,
                String currency,
                Optional<Long> customer,
                String customerCurrency,
                Optional<Long> authorized) {
            this(gross, fee, net, currency, customer, customerCurrency, authorized, Settlement.UNKNOWN);
        }

        /**
         * The same amounts with how the shop gets the money.
         *
         * @param newSettlement instead of what was
         * @return new amounts
         */
        public RecordMoney settled(Settlement newSettlement) {
            return new RecordMoney(gross, fee, net, currency, customer, customerCurrency, authorized, newSettlement);
        }

        /** What reaches the shop: net; gross without fee; unknown if the record says neither. */
        Optional<Long> reaching() {
            return net.isPresent() ? net : fee.map(f -> gross - f);
        }

        /**
         * An amount without more.
         *
         * @param gross in minor units
         * @param currency in upper case
         * @return fee, net and the rest are not known
         */
        public static RecordMoney of(long gross, String currency) {
            return new RecordMoney(
                    gross, Optional.empty(), Optional.empty(), currency, Optional.empty(), "", Optional.empty());
        }

        /**
         * What counts for the order: what the customer saw where that is known, else gross.
         *
         * @return in minor units of {@link #orderCurrency}
         */
        public long orderMinor() {
            return seen() ? customer.orElse(gross) : gross;
        }

        /**
         * The currency of {@link #orderMinor}.
         *
         * @return a code in upper case
         */
        public String orderCurrency() {
            return seen() ? customerCurrency : currency;
        }

        private boolean seen() {
            return customer.isPresent() && !customerCurrency.isEmpty();
        }
    }
}
