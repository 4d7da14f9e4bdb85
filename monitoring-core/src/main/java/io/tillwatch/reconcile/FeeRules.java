package io.tillwatch.reconcile;

import io.tillwatch.reconcile.Discrepancy.Amounts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What providers take for a payment: gross, fee and net of one record, and the fee held against the contract. */
final class FeeRules {
    private FeeRules() {}

    static List<Finding> net(JudgedOrder order) {
        for (ProviderRecord record : order.facts().group().records()) {
            if (!isConsistent(record.money())) {
                return List.of(Finding.of(DiscrepancyCode.NET_INCONSISTENT));
            }
        }
        return List.of();
    }

    private static boolean isConsistent(ProviderRecord.RecordMoney money) {
        return money.fee().isEmpty()
                || money.net().isEmpty()
                || money.gross() - money.fee().get() == money.net().get();
    }

    static List<Finding> fee(JudgedOrder order) {
        if (order.policy().fees().isEmpty()) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        for (ProviderRecord payment : order.moved()) {
            ProviderRecord.RecordMoney money = payment.money();
            order.policy().feeOf(payment.provider(), money.currency()).ifPresent(contract -> {
                long expected = contract.feeOf(money.gross());
                if (money.fee().isEmpty()) {
                    found.add(Finding.of(DiscrepancyCode.FEE_MISSING).with(amounts(expected, 0, money)));
                } else if (distance(money.fee().get(), expected)
                                .compareTo(BigInteger.valueOf(contract.toleranceMinor()))
                        > 0) {
                    found.add(Finding.of(DiscrepancyCode.FEE_MISMATCH)
                            .with(amounts(expected, money.fee().get(), money)));
                }
            });
        }
        return found;
    }

    private static BigInteger distance(long a, long b) {
        return BigInteger.valueOf(a).subtract(BigInteger.valueOf(b)).abs();
    }

    private static Amounts amounts(long expected, long actual, ProviderRecord.RecordMoney money) {
        return new Amounts(
                BigInteger.valueOf(expected), BigInteger.valueOf(actual), money.currency(), money.currency());
    }
}
