package io.tillwatch.payment;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One attempt to pay one order, as the shop believes it. An order that nobody tried to pay has one with attempt 0.
 *
 * <p>Immutable and thread-safe. Build one with {@link #builder}.
 *
 * @param orderId the shop's key of the order, not blank; case-sensitive
 * @param attempt from 1; 0 = the order has no payment attempt
 * @param provider the provider's id, such as {@code mtn_momo}: lower-case letters, digits, dashes and underscores,
 *     beginning with a letter or digit
 * @param providerRef the provider's reference as the shop stored it; empty when it has none
 * @param due what the whole order is due, at least 0; the same on each attempt of an order, never to be summed over them
 * @param paid what the shop believes this attempt paid, at least 0
 * @param refunded what the shop believes it gave back of it, at least 0
 * @param status what became of the attempt
 * @param proof what the shop's belief rests on
 * @param times when things happened
 * @param details what finance wants to see beside it
 */
public record OrderPayment(
        String orderId,
        int attempt,
        String provider,
        String providerRef,
        Money due,
        Money paid,
        Money refunded,
        PaymentStatus status,
        Proof proof,
        PaymentTimes times,
        PaymentDetails details) {
    /**
     * Checks everything.
     *
     * @throws IllegalArgumentException if an amount is negative or of another currency, an id is blank, the provider is
     *     not written as said, or attempt 0 paid something
     */
    public OrderPayment {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(providerRef, "providerRef");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(paid, "paid");
        Objects.requireNonNull(refunded, "refunded");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(proof, "proof");
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(details, "details");
        if (orderId.isBlank()) {
            throw new IllegalArgumentException("orderId must not be blank");
        }
        if (attempt < 0) {
            throw new IllegalArgumentException("attempt must be at least 0, but was " + attempt);
        }
        if (!isProviderId(provider)) {
            throw new IllegalArgumentException(
                    "provider must be of lower-case letters, digits, - and _, and begin with a letter or digit, but was \""
                            + provider + "\"");
        }
        requireAmount("due", due, due.currency());
        requireAmount("paid", paid, due.currency());
        requireAmount("refunded", refunded, due.currency());
        if (attempt == 0 && !paid.isZero()) {
            throw new IllegalArgumentException("paid must be 0 for attempt 0, but was " + paid);
        }
    }

    /**
     * Whether a text can be the id of a provider.
     *
     * @param text any text
     * @return true for lower-case letters, digits, {@code -} and {@code _} of ASCII, beginning with a letter or digit
     */
    public static boolean isProviderId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean anywhere = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!anywhere && (i == 0 || (c != '-' && c != '_'))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static void requireAmount(String name, Money amount, CurrencyUnit currency) {
        if (!amount.currency().equals(currency)) {
            throw new IllegalArgumentException(
                    name + " must be in the order's currency " + currency + ", but was " + amount);
        }
        if (amount.isNegative()) {
            throw new IllegalArgumentException(name + " must be at least 0, but was " + amount);
        }
    }

    /**
     * Begins a payment: attempt 1, nothing paid, {@link PaymentStatus#PENDING}, {@link Proof#NONE}, provider
     * {@code unknown}.
     *
     * @param orderId the shop's key of the order
     * @param due what the whole order is due
     * @param createdAt when the order was created
     * @return a builder
     */
    public static Builder builder(String orderId, Money due, Instant createdAt) {
        return new Builder(orderId, due, createdAt);
    }

    /**
     * The currency of the order.
     *
     * @return the currency of all amounts
     */
    public CurrencyUnit currency() {
        return due.currency();
    }

    /** Sets what is known of a payment, one value after the other. Not thread-safe. */
    public static final class Builder {
        private final String orderId;
        private final Money due;
        private final Instant createdAt;
        private int attempt = 1;
        private String provider = "unknown";
        private String providerRef = "";
        private Money paid;
        private Money refunded;
        private PaymentStatus status = PaymentStatus.PENDING;
        private Proof proof = Proof.NONE;
        private Optional<Instant> paidAt = Optional.empty();
        private Optional<Instant> refundedAt = Optional.empty();
        private Optional<Instant> fulfilledAt = Optional.empty();
        private Optional<Instant> updatedAt = Optional.empty();
        private Optional<Instant> dueAt = Optional.empty();
        private PaymentDetails details = new PaymentDetails("", "", "", Optional.empty(), "", "", "", List.of());

        private Builder(String orderId, Money due, Instant createdAt) {
            this.orderId = Objects.requireNonNull(orderId, "orderId");
            this.due = Objects.requireNonNull(due, "due");
            this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
            this.paid = Money.zero(due.currency());
            this.refunded = Money.zero(due.currency());
        }

        /**
         * Which attempt this is.
         *
         * @param number from 1; 0 = nobody tried to pay
         * @return this
         */
        public Builder attempt(int number) {
            attempt = number;
            return this;
        }

        /**
         * Who moves the money.
         *
         * @param id the provider's id; lower-cased
         * @return this
         */
        public Builder provider(String id) {
            provider = id.toLowerCase(Locale.ROOT);
            return this;
        }

        /**
         * The provider's reference.
         *
         * @param reference as the shop stored it; empty when it has none
         * @return this
         */
        public Builder providerRef(String reference) {
            providerRef = reference;
            return this;
        }

        /**
         * The attempt paid the whole order: {@link PaymentStatus#SUCCEEDED}.
         *
         * @param at when
         * @return this
         */
        public Builder paidInFull(Instant at) {
            return status(PaymentStatus.SUCCEEDED).paid(due).paidAt(at);
        }

        /**
         * What the attempt paid.
         *
         * @param amount at least 0, in the order's currency
         * @return this
         */
        public Builder paid(Money amount) {
            paid = amount;
            return this;
        }

        /**
         * When the money moved.
         *
         * @param at the instant
         * @return this
         */
        public Builder paidAt(Instant at) {
            paidAt = Optional.of(at);
            return this;
        }

        /**
         * What was given back.
         *
         * @param amount at least 0, in the order's currency
         * @return this
         */
        public Builder refunded(Money amount) {
            refunded = amount;
            return this;
        }

        /**
         * When money was last given back.
         *
         * @param at the instant
         * @return this
         */
        public Builder refundedAt(Instant at) {
            refundedAt = Optional.of(at);
            return this;
        }

        /**
         * When the goods were handed over.
         *
         * @param at the instant
         * @return this
         */
        public Builder fulfilledAt(Instant at) {
            fulfilledAt = Optional.of(at);
            return this;
        }

        /**
         * When the shop last changed the order.
         *
         * @param at the instant
         * @return this
         */
        public Builder updatedAt(Instant at) {
            updatedAt = Optional.of(at);
            return this;
        }

        /**
         * When the attempt is due, if it is an instalment.
         *
         * @param at the instant
         * @return this
         */
        public Builder dueAt(Instant at) {
            dueAt = Optional.of(at);
            return this;
        }

        /**
         * What became of the attempt.
         *
         * @param newStatus the status
         * @return this
         */
        public Builder status(PaymentStatus newStatus) {
            status = newStatus;
            return this;
        }

        /**
         * What the shop's belief rests on.
         *
         * @param newProof the proof
         * @return this
         */
        public Builder proof(Proof newProof) {
            proof = newProof;
            return this;
        }

        /**
         * What finance wants to see beside it.
         *
         * @param newDetails the details
         * @return this
         */
        public Builder details(PaymentDetails newDetails) {
            details = newDetails;
            return this;
        }

        /**
         * The payment.
         *
         * @return a payment
         * @throws IllegalArgumentException as {@link OrderPayment} says
         */
        public OrderPayment build() {
            return new OrderPayment(
                    orderId,
                    attempt,
                    provider,
                    providerRef,
                    due,
                    paid,
                    refunded,
                    status,
                    proof,
                    new PaymentTimes(createdAt, paidAt, refundedAt, fulfilledAt, updatedAt, dueAt),
                    details);
        }
    }
}
