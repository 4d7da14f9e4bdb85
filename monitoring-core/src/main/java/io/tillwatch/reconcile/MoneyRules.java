package io.tillwatch.reconcile;

import static io.tillwatch.reconcile.DiscrepancyCode.CAPTURE_DIFFERS_FROM_AUTH;
import static io.tillwatch.reconcile.DiscrepancyCode.CURRENCY_MISMATCH;
import static io.tillwatch.reconcile.DiscrepancyCode.SCALE_ERROR;
import static io.tillwatch.reconcile.DiscrepancyCode.UNKNOWN_CURRENCY;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconcile.JudgedOrder.Sides;
import io.tillwatch.severity.Severity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Currency, decimals and captures of one order. */
final class MoneyRules {
    private static final List<BigInteger> SCALES =
            List.of(BigInteger.valueOf(10), BigInteger.valueOf(100), BigInteger.valueOf(1000));

    private MoneyRules() {}

    static List<Finding> unknownCurrency(JudgedOrder order) {
        return hasUnknown(order) && (order.sides() == Sides.BOTH || order.hasMoney())
                ? List.of(Finding.of(UNKNOWN_CURRENCY))
                : List.of();
    }

    private static boolean hasUnknown(JudgedOrder order) {
        for (StorePayment attempt : order.facts().attempts()) {
            if (isUnknown(attempt.currency())) {
                return true;
            }
        }
        for (ProviderRecord record : order.facts().group().records()) {
            if (isUnknown(record.money().orderCurrency())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnknown(String currency) {
        return CurrencyUnit.find(currency).isEmpty();
    }

    static List<Finding> currency(JudgedOrder order) {
        return order.sides() == Sides.BOTH && !isAllOneCurrency(order)
                ? List.of(Finding.of(CURRENCY_MISMATCH))
                : List.of();
    }

    /** Also what was given back or taken. */
    private static boolean isAllOneCurrency(JudgedOrder order) {
        OrderFacts facts = order.facts();
        return order.isOneCurrency() && facts.isOneCurrency(facts.refunds()) && facts.isOneCurrency(facts.disputes());
    }

    static List<Finding> scale(JudgedOrder order) {
        BigInteger expected = order.paid().signum() == 0 ? order.due() : order.paid();
        if (order.sides() != Sides.BOTH
                || order.moved().size() != 1
                || expected.signum() == 0
                || order.believedSum().signum() != 0
                || !order.isOneCurrency()) {
            return List.of();
        }
        BigInteger actual = order.movedSum();
        for (BigInteger scale : SCALES) {
            if (expected.multiply(scale).equals(actual)
                    || actual.multiply(scale).equals(expected)) {
                return List.of(Finding.of(SCALE_ERROR));
            }
        }
        return List.of();
    }

    static List<Finding> capture(JudgedOrder order) {
        if (order.sides() != Sides.BOTH || order.has(SCALE_ERROR) || !order.isOneCurrency()) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        for (ProviderRecord record : order.moved()) {
            long captured = record.money().gross();
            record.money()
                    .authorized()
                    .filter(authorized -> authorized != captured)
                    .ifPresent(authorized -> {
                        boolean asDue = captured <= authorized && order.due().equals(BigInteger.valueOf(captured));
                        found.add(Finding.of(CAPTURE_DIFFERS_FROM_AUTH, asDue ? Severity.P3 : Severity.P1));
                    });
        }
        return found;
    }
}
