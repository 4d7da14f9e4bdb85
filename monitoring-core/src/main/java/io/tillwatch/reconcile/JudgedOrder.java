package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.severity.Severity;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * What a rule sees: one order with all its attempts and every provider record tied to it, or records that are tied to no
 * order. Sums are minor units of {@link #currency}; where {@link #isOneCurrency} is false they mean nothing. Read-only;
 * not thread-safe.
 */
public final class JudgedOrder {
    private final OrderFacts facts;
    private final Codes codes;
    private final JudgingContext context;
    private final List<ProviderRecord> moved;
    private final BigInteger movedSum;
    private final BigInteger paid;
    private final BigInteger refunded;
    private final BigInteger givenBack;
    private final BigInteger trusted;
    private final boolean oneCurrency;

    JudgedOrder(OrderFacts facts, Codes codes, JudgingContext context) {
        this.facts = facts;
        this.codes = codes;
        this.context = context;
        this.moved = facts.moved();
        this.movedSum = facts.movedSum();
        this.paid = facts.paid();
        this.refunded = facts.refunded();
        this.givenBack = facts.givenBack();
        this.trusted = facts.trusted();
        this.oneCurrency = facts.isOneCurrency(moved);
    }

    /** Which sides a group has. */
    public enum Sides {
        /** An order, and money that providers moved or tried to move for it. */
        BOTH,
        /** An order that no provider knows. */
        STORE,
        /** Records of customers' money that belong to no order. */
        PROVIDER,
        /** Records about other money: fees, payouts, exchanges, holds, adjustments. */
        BOOKS
    }

    /**
     * An attempt and the payment that is paired with it.
     *
     * @param attempt what the shop tried
     * @param payment what the provider did
     */
    public record Pair(StorePayment attempt, ProviderRecord payment) {}

    /**
     * Which sides there are.
     *
     * @return the sides
     */
    public Sides sides() {
        if (facts.hasOrder() && facts.hasProvider()) {
            return Sides.BOTH;
        }
        if (facts.hasOrder()) {
            return Sides.STORE;
        }
        return facts.hasProvider() ? Sides.PROVIDER : Sides.BOOKS;
    }

    /**
     * The shop's key of the order.
     *
     * @return an empty text if the records are tied to no order
     */
    public String orderId() {
        return facts.group().orderId();
    }

    /**
     * The attempts that are judged, by number.
     *
     * @return without those in ways that no source covers
     */
    public List<StorePayment> attempts() {
        return List.copyOf(facts.attempts());
    }

    /**
     * The attempts in ways that no source covers: the shop is believed about them.
     *
     * @return such as one in cash
     */
    public List<StorePayment> believed() {
        return facts.notJudged();
    }

    /**
     * The provider records, by time.
     *
     * @return of all kinds
     */
    public List<ProviderRecord> records() {
        return List.copyOf(facts.group().records());
    }

    /**
     * Attempts and payments that are paired, the best pair first.
     *
     * @return without what is left alone
     */
    public List<Pair> pairs() {
        return facts.pairing().pairs();
    }

    /**
     * The payments that moved money.
     *
     * @return by time
     */
    public List<ProviderRecord> moved() {
        return moved;
    }

    /**
     * What counts as the status of a record: a reversed one that a refund or a dispute undoes has moved its money.
     *
     * @param record one of {@link #records}
     * @return the status
     */
    public PaymentStatus statusOf(ProviderRecord record) {
        return facts.group().statusOf(record);
    }

    /**
     * The order's currency; that of its records if there is no order.
     *
     * @return a code in upper case
     */
    public String currency() {
        return facts.currency();
    }

    /**
     * Whether all attempts and all payments that moved money are in {@link #currency}.
     *
     * @return false if sums mean nothing
     */
    public boolean isOneCurrency() {
        return oneCurrency;
    }

    /**
     * What the whole order is due.
     *
     * @return what its last attempt says; 0 if there is no order
     */
    public BigInteger due() {
        return facts.due();
    }

    /**
     * What the shop counts as paid, without {@link #believed}.
     *
     * @return at least 0
     */
    public BigInteger paid() {
        return paid;
    }

    /**
     * What the shop says was paid in ways that no source covers.
     *
     * @return at least 0
     */
    public BigInteger believedSum() {
        return trusted;
    }

    /**
     * What the shop counts as given back.
     *
     * @return at least 0
     */
    public BigInteger refunded() {
        return refunded;
    }

    /**
     * What the payments moved.
     *
     * @return at least 0
     */
    public BigInteger movedSum() {
        return movedSum;
    }

    /**
     * What providers gave back as refunds.
     *
     * @return at least 0
     */
    public BigInteger givenBack() {
        return givenBack;
    }

    /**
     * The plan by which the order is to be paid.
     *
     * @return by time; empty if it has none
     */
    public List<Instalment> schedule() {
        return context.schedule().of(orderId());
    }

    /**
     * The instant of judgement.
     *
     * @return as it was given
     */
    public Instant asOf() {
        return context.asOf();
    }

    /**
     * How the reconciliation judges.
     *
     * @return the policy
     */
    public ReconciliationPolicy policy() {
        return context.policy();
    }

    /**
     * What is known before the rules judge, and what earlier rules found.
     *
     * @return severities by code, by precedence
     */
    public SortedMap<DiscrepancyCode, Severity> found() {
        return codes.all();
    }

    /** The shop counts money, or a provider moved some. */
    boolean hasMoney() {
        return paid.signum() > 0
                || refunded.signum() > 0
                || facts.group().records().stream()
                        .anyMatch(r -> r.kind().isCustomerMoney()
                                && facts.group().moved(r)
                                && r.money().orderMinor() != 0);
    }

    boolean has(DiscrepancyCode code) {
        return codes.has(code);
    }

    boolean anyAttempt(Predicate<PaymentStatus> status) {
        return facts.anyAttempt(status);
    }

    List<ProviderRecord> records(RecordKind kind) {
        return facts.group().records(kind);
    }

    OrderFacts facts() {
        return facts;
    }

    JudgingContext context() {
        return context;
    }
}
