package io.tillwatch.reconcile;

import static io.tillwatch.reconcile.DiscrepancyCode.AMOUNT_MISMATCH;
import static io.tillwatch.reconcile.DiscrepancyCode.DUPLICATE_CHARGE;
import static io.tillwatch.reconcile.DiscrepancyCode.DUPLICATE_CHARGE_CROSS_PROVIDER;
import static io.tillwatch.reconcile.DiscrepancyCode.OVERPAID;
import static io.tillwatch.reconcile.DiscrepancyCode.SCALE_ERROR;
import static io.tillwatch.reconcile.DiscrepancyCode.STUCK_PENDING;
import static io.tillwatch.reconcile.DiscrepancyCode.UNDERPAID;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.JudgedOrder.Sides;
import io.tillwatch.severity.Severity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was paid held against what is due. */
final class AmountRules {
    private AmountRules() {}

    static List<Finding> duplicate(JudgedOrder order) {
        BigInteger total = total(order);
        if (!isComparable(order) || total.compareTo(order.due()) <= 0 || !isDuplicate(order, total)) {
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
        int toDue = total.compareTo(order.due());
        if (toDue > 0 && moved.signum() > 0) {
            boolean told = order.has(DUPLICATE_CHARGE) || order.has(DUPLICATE_CHARGE_CROSS_PROVIDER);
            return told ? List.of() : List.of(tooMuch(OVERPAID, order, total));
        }
        if (toDue < 0) {
            return List.of(Finding.of(UNDERPAID));
        }
        boolean otherwise = toDue == 0 && order.paid().signum() > 0 && !moved.equals(order.paid());
        return otherwise ? List.of(Finding.of(AMOUNT_MISMATCH)) : List.of();
    }

    static List<Finding> stuck(JudgedOrder order) {
        return isComparable(order) && isStuck(order) ? List.of(Finding.of(STUCK_PENDING)) : List.of();
    }

    private static boolean isComparable(JudgedOrder order) {
        return order.sides() == Sides.BOTH && order.isOneCurrency() && !order.has(SCALE_ERROR);
    }

    private static BigInteger total(JudgedOrder order) {
        return order.movedSum().add(order.believedSum());
    }

    /** Open on the provider's side, or on both: a shop's open attempt that no provider knows is an abandoned basket. */
    private static boolean isStuck(JudgedOrder order) {
        boolean atProvider = order.records(RecordKind.PAYMENT).stream()
                .map(order::statusOf)
                .anyMatch(s -> s == PaymentStatus.INITIATED || s == PaymentStatus.PENDING);
        boolean restOpen = order.paid().signum() > 0
                && order.paid().compareTo(order.due()) < 0
                && order.anyAttempt(s -> s == PaymentStatus.INITIATED || s == PaymentStatus.PENDING);
        return atProvider || restOpen;
    }

    /** Too much that was given back already is good to know; it only remains to book it. */
    private static Finding tooMuch(DiscrepancyCode code, JudgedOrder order, BigInteger total) {
        boolean givenBack = total.subtract(order.givenBack()).compareTo(order.due()) <= 0
                && order.refunded().compareTo(order.givenBack()) < 0;
        return Finding.of(code, givenBack ? Severity.P3 : code.severity());
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
