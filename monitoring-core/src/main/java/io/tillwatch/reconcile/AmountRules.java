package io.tillwatch.reconcile;

import static io.tillwatch.reconcile.DiscrepancyCode.AMOUNT_MISMATCH;
import static io.tillwatch.reconcile.DiscrepancyCode.DUPLICATE_CHARGE;
import static io.tillwatch.reconcile.DiscrepancyCode.DUPLICATE_CHARGE_CROSS_PROVIDER;
import static io.tillwatch.reconcile.DiscrepancyCode.INSTALMENT_OVERDUE;
import static io.tillwatch.reconcile.DiscrepancyCode.OVERPAID;
import static io.tillwatch.reconcile.DiscrepancyCode.PARTIAL_PAYMENT;
import static io.tillwatch.reconcile.DiscrepancyCode.ROUNDING_5;
import static io.tillwatch.reconcile.DiscrepancyCode.SCALE_ERROR;
import static io.tillwatch.reconcile.DiscrepancyCode.STUCK_PENDING;
import static io.tillwatch.reconcile.DiscrepancyCode.UNDERPAID;
import static io.tillwatch.reconcile.DiscrepancyCode.WITHIN_TOLERANCE;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.Discrepancy.Amounts;
import io.tillwatch.reconcile.JudgedOrder.Sides;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was paid held against what is due. */
final class AmountRules {
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    private AmountRules() {}

    static List<Finding> duplicate(JudgedOrder order) {
        BigInteger total = total(order);
        if (!isComparable(order)
                || total.compareTo(order.due()) <= 0
                || small(order, total.subtract(order.due()), total).isPresent()
                || !isDuplicate(order, total)) {
            return List.of();
        }
        DiscrepancyCode code = acrossProviders(order) ? DUPLICATE_CHARGE_CROSS_PROVIDER : DUPLICATE_CHARGE;
        return List.of(tooMuch(code, order, total));
    }

    static List<Finding> amount(JudgedOrder order) {
        BigInteger moved = order.movedSum();
        BigInteger total = total(order);
        boolean anyMoney = moved.signum() > 0 || order.paid().signum() > 0;
        if (!isComparable(order) || (!anyMoney && !isStuck(order))) {
            return List.of();
        }
        BigInteger toDue = total.subtract(order.due());
        if (toDue.signum() > 0 && moved.signum() == 0) {
            return List.of();
        }
        Optional<DiscrepancyCode> small = moved.signum() > 0 ? small(order, toDue, total) : Optional.empty();
        if (toDue.signum() == 0 || small.isPresent()) {
            return counted(order, small);
        }
        if (toDue.signum() > 0) {
            boolean told = order.has(DUPLICATE_CHARGE) || order.has(DUPLICATE_CHARGE_CROSS_PROVIDER);
            return told ? List.of() : List.of(tooMuch(OVERPAID, order, total));
        }
        return List.of(tooLittle(order, total));
    }

    /** What was paid is due, or nearly so; the shop may still count another amount. */
    private static List<Finding> counted(JudgedOrder order, Optional<DiscrepancyCode> toDue) {
        BigInteger toPaid = order.movedSum().subtract(order.paid());
        if (toPaid.signum() != 0 && (order.paid().signum() > 0 || !isToldByStatus(order))) {
            Optional<DiscrepancyCode> small = small(order, toPaid, order.movedSum());
            return List.of(small.map(code -> tolerated(code, order, order.paid(), order.movedSum()))
                    .orElseGet(() -> Finding.of(AMOUNT_MISMATCH)));
        }
        return toDue.map(code -> tolerated(code, order, order.due(), total(order))).stream()
                .toList();
    }

    /** Where the shop counts nothing: whether {@link StatusRules} tells of every payment that moved money. */
    private static boolean isToldByStatus(JudgedOrder order) {
        if (StatusRules.isUnpaid(order)) {
            return !order.anyAttempt(PaymentStatus::movedMoney);
        }
        List<ProviderRecord> untold = new ArrayList<>(order.moved());
        order.pairs().stream()
                .filter(pair -> !pair.attempt().status().movedMoney())
                .forEach(pair -> untold.remove(pair.payment()));
        return untold.isEmpty();
    }

    private static Finding tolerated(DiscrepancyCode code, JudgedOrder order, BigInteger expected, BigInteger actual) {
        return Finding.of(code).with(new Amounts(expected, actual, order.currency(), order.currency()));
    }

    /** Whether a difference is rounding, or tolerated by the policy. */
    private static Optional<DiscrepancyCode> small(JudgedOrder order, BigInteger difference, BigInteger actual) {
        if (difference.signum() == 0) {
            return Optional.empty();
        }
        boolean rounded = order.policy().limits().roundingCurrencies().contains(order.currency())
                && difference.abs().compareTo(FIVE) < 0
                && actual.mod(FIVE).signum() == 0;
        if (rounded) {
            return Optional.of(ROUNDING_5);
        }
        return order.policy()
                .toleranceOf(order.currency())
                .filter(tolerance -> tolerance.allows(difference, order.due()))
                .map(tolerance -> WITHIN_TOLERANCE);
    }

    /** A plan of instalments says whether less than everything is enough for now. */
    private static Finding tooLittle(JudgedOrder order, BigInteger total) {
        if (order.schedule().isEmpty()) {
            return Finding.of(UNDERPAID);
        }
        BigInteger byNow = dueByNow(order);
        String currency = order.currency();
        if (total.compareTo(byNow) < 0) {
            return Finding.of(INSTALMENT_OVERDUE).with(new Amounts(byNow, total, currency, currency));
        }
        return order.movedSum().equals(order.paid())
                ? Finding.of(PARTIAL_PAYMENT).with(new Amounts(order.due(), total, currency, currency))
                : Finding.of(UNDERPAID);
    }

    /** An instalment has the settling window to arrive. */
    private static BigInteger dueByNow(JudgedOrder order) {
        Instant until =
                order.asOf().minus(order.context().windowOf(order.facts().group()));
        return Schedule.dueBy(order.schedule(), order.currency(), until);
    }

    static List<Finding> stuck(JudgedOrder order) {
        return isComparable(order) && isStuck(order) ? List.of(Finding.of(STUCK_PENDING)) : List.of();
    }

    private static boolean isComparable(JudgedOrder order) {
        return order.sides() == Sides.BOTH && order.isOneCurrency() && !order.has(SCALE_ERROR);
    }

    /**
     * What was paid. What the shop gave back of what it is believed about is no part of what is too much, and yet it was
     * paid.
     */
    private static BigInteger total(JudgedOrder order) {
        BigInteger gross = order.movedSum().add(order.believedSum());
        BigInteger kept = gross.subtract(order.facts().trustedBack());
        return gross.compareTo(order.due()) <= 0 ? gross : kept.max(order.due());
    }

    /** Open on the provider's side, or on both: a shop's open attempt that no provider knows is an abandoned basket. */
    private static boolean isStuck(JudgedOrder order) {
        for (ProviderRecord payment : order.records(RecordKind.PAYMENT)) {
            if (isWaiting(order.statusOf(payment))) {
                return true;
            }
        }
        boolean restOpen = order.paid().signum() > 0
                && order.paid().compareTo(order.due()) < 0
                && order.anyAttempt(AmountRules::isWaiting);
        boolean planned = !order.schedule().isEmpty() && total(order).compareTo(dueByNow(order)) >= 0;
        return restOpen && !planned;
    }

    private static boolean isWaiting(PaymentStatus status) {
        return status == PaymentStatus.INITIATED || status == PaymentStatus.PENDING;
    }

    /** Too much that was given back already is good to know; at most it remains to book it. */
    private static Finding tooMuch(DiscrepancyCode code, JudgedOrder order, BigInteger total) {
        BigInteger kept = total.subtract(order.givenBack());
        BigInteger booked = order.paid().add(order.believedSum()).subtract(order.refunded());
        boolean unbooked = order.refunded().compareTo(order.givenBack()) < 0;
        boolean settled = kept.compareTo(order.due()) <= 0 && (unbooked || kept.compareTo(booked) <= 0);
        return settled
                ? Finding.of(code, Severity.P3).doing(Message.of(Reconciliation.class, "do.given-back"))
                : Finding.of(code);
    }

    private static boolean isDuplicate(JudgedOrder order, BigInteger total) {
        List<BigInteger> amounts = new ArrayList<>();
        order.moved().forEach(r -> amounts.add(BigInteger.valueOf(r.money().orderMinor())));
        if (order.believedSum().signum() > 0) {
            amounts.add(order.believedSum());
        }
        if (order.moved().isEmpty() || amounts.size() < 2) {
            return false;
        }
        Optional<BigInteger> smallest = amounts.stream().min(BigInteger::compareTo);
        Set<BigInteger> different = new HashSet<>(amounts);
        return total.subtract(smallest.orElseThrow()).compareTo(order.due()) >= 0 || different.size() < amounts.size();
    }

    private static boolean acrossProviders(JudgedOrder order) {
        long providers =
                order.moved().stream().map(ProviderRecord::provider).distinct().count();
        return providers + (order.believedSum().signum() > 0 ? 1 : 0) > 1;
    }
}
