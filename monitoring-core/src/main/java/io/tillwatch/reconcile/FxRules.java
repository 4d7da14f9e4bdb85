package io.tillwatch.reconcile;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconcile.Discrepancy.Amounts;
import io.tillwatch.reconcile.JudgedOrder.Sides;
import io.tillwatch.severity.Severity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Payments that were exchanged into the settled currency. */
final class FxRules {
    private FxRules() {}

    /** A rate that does not give the settled amount is worth a look. */
    static List<Finding> fx(JudgedOrder order) {
        if (order.sides() != Sides.BOTH) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        for (ProviderRecord payment : order.moved()) {
            ProviderRecord.RecordMoney money = payment.money();
            Optional<BigDecimal> rate = money.settlement().fxRate();
            boolean exchanged = !money.orderCurrency().equals(money.currency())
                    && money.orderCurrency().equals(order.currency());
            if (exchanged && rate.isPresent()) {
                Severity severity = isPlausible(money, rate.get()) ? Severity.P3 : Severity.P2;
                found.add(Finding.of(DiscrepancyCode.FX_CONVERTED, severity)
                        .with(new Amounts(
                                BigInteger.valueOf(money.orderMinor()),
                                BigInteger.valueOf(money.gross()),
                                money.orderCurrency(),
                                money.currency())));
            }
        }
        return found;
    }

    /** The customer's amount times the rate is what was settled, give or take one minor unit. */
    private static boolean isPlausible(ProviderRecord.RecordMoney money, BigDecimal rate) {
        Optional<CurrencyUnit> from = CurrencyUnit.find(money.orderCurrency());
        Optional<CurrencyUnit> to = CurrencyUnit.find(money.currency());
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        BigDecimal settled = BigDecimal.valueOf(money.orderMinor(), from.get().exponent())
                .multiply(rate)
                .movePointRight(to.get().exponent());
        return settled.subtract(BigDecimal.valueOf(money.gross())).abs().compareTo(BigDecimal.ONE) <= 0;
    }
}
