package io.tillwatch.reconcile;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.severity.Severity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Amount, scale, currency and duplicates of one order. */
final class MoneyRules {
    private static final List<BigInteger> SCALES =
            List.of(BigInteger.valueOf(10), BigInteger.valueOf(100), BigInteger.valueOf(1000));

    private MoneyRules() {}

    static void judge(OrderFacts facts, Codes codes) {
        unknownCurrencies(facts, codes);
        if (facts.moved().stream().anyMatch(r -> !r.money().orderCurrency().equals(facts.currency()))
                || facts.attempts().stream().anyMatch(a -> !a.currency().equals(facts.currency()))) {
            codes.add(DiscrepancyCode.CURRENCY_MISMATCH);
            return;
        }
        if (isScaleError(facts)) {
            codes.add(DiscrepancyCode.SCALE_ERROR);
            return;
        }
        amounts(facts, codes);
        captures(facts, codes);
    }

    private static void unknownCurrencies(OrderFacts facts, Codes codes) {
        boolean unknown = facts.attempts().stream().anyMatch(a -> isUnknown(a.currency()))
                || facts.group().records().stream()
                        .anyMatch(r -> isUnknown(r.money().orderCurrency()));
        if (unknown) {
            codes.add(DiscrepancyCode.UNKNOWN_CURRENCY);
        }
    }

    static boolean isUnknown(String currency) {
        return CurrencyUnit.find(currency).isEmpty();
    }

    private static boolean isScaleError(OrderFacts facts) {
        BigInteger expected = expectedOfOne(facts);
        if (facts.moved().size() != 1
                || expected.signum() == 0
                || facts.trusted().signum() != 0) {
            return false;
        }
        BigInteger actual = facts.movedSum();
        return SCALES.stream()
                .anyMatch(scale -> expected.multiply(scale).equals(actual)
                        || actual.multiply(scale).equals(expected));
    }

    /** What the shop counts as paid; what is due if it counts nothing. */
    static BigInteger expectedOfOne(OrderFacts facts) {
        return facts.paid().signum() == 0 ? facts.due() : facts.paid();
    }

    private static void amounts(OrderFacts facts, Codes codes) {
        BigInteger moved = facts.movedSum();
        boolean anyMoney = moved.signum() > 0 || facts.paid().signum() > 0;
        if (!facts.hasOrder() || (!anyMoney && !stuck(facts))) {
            return;
        }
        BigInteger total = moved.add(facts.trusted());
        int toDue = total.compareTo(facts.due());
        if (toDue > 0 && moved.signum() > 0) {
            tooMuch(facts, total, codes);
        } else if (toDue < 0) {
            codes.add(DiscrepancyCode.UNDERPAID);
        } else if (toDue == 0 && facts.paid().signum() > 0 && !moved.equals(facts.paid())) {
            codes.add(DiscrepancyCode.AMOUNT_MISMATCH);
        }
        if (stuck(facts)) {
            codes.add(DiscrepancyCode.STUCK_PENDING);
        }
    }

    /** Open on the provider's side, or on both: a shop's open attempt that no provider knows is an abandoned basket. */
    private static boolean stuck(OrderFacts facts) {
        boolean atProvider = facts.group().records(RecordKind.PAYMENT).stream()
                .map(facts.group()::statusOf)
                .anyMatch(s -> s == PaymentStatus.INITIATED || s == PaymentStatus.PENDING);
        boolean restOpen = facts.paid().signum() > 0
                && facts.paid().compareTo(facts.due()) < 0
                && facts.anyAttempt(s -> s == PaymentStatus.INITIATED || s == PaymentStatus.PENDING);
        return atProvider || restOpen;
    }

    private static void tooMuch(OrderFacts facts, BigInteger total, Codes codes) {
        boolean givenBack = total.subtract(facts.givenBack()).compareTo(facts.due()) <= 0
                && facts.refunded().compareTo(facts.givenBack()) < 0;
        DiscrepancyCode code = isDuplicate(facts, total)
                ? acrossProviders(facts)
                        ? DiscrepancyCode.DUPLICATE_CHARGE_CROSS_PROVIDER
                        : DiscrepancyCode.DUPLICATE_CHARGE
                : DiscrepancyCode.OVERPAID;
        codes.add(code, givenBack ? Severity.P3 : code.severity());
    }

    private static boolean isDuplicate(OrderFacts facts, BigInteger total) {
        List<BigInteger> amounts = new ArrayList<>();
        facts.moved().forEach(r -> amounts.add(BigInteger.valueOf(r.money().orderMinor())));
        if (facts.trusted().signum() > 0) {
            amounts.add(facts.trusted());
        }
        if (amounts.size() < 2) {
            return false;
        }
        Optional<BigInteger> smallest = amounts.stream().min(BigInteger::compareTo);
        Set<BigInteger> different = new HashSet<>(amounts);
        return total.subtract(smallest.orElseThrow()).compareTo(facts.due()) >= 0 || different.size() < amounts.size();
    }

    private static boolean acrossProviders(OrderFacts facts) {
        long providers =
                facts.moved().stream().map(ProviderRecord::provider).distinct().count();
        return providers + (facts.trusted().signum() > 0 ? 1 : 0) > 1;
    }

    private static void captures(OrderFacts facts, Codes codes) {
        for (ProviderRecord record : facts.moved()) {
            long captured = record.money().gross();
            record.money()
                    .authorized()
                    .filter(authorized -> authorized != captured)
                    .ifPresent(authorized -> {
                        boolean asDue = captured <= authorized && facts.due().equals(BigInteger.valueOf(captured));
                        codes.add(DiscrepancyCode.CAPTURE_DIFFERS_FROM_AUTH, asDue ? Severity.P3 : Severity.P1);
                    });
        }
    }
}
