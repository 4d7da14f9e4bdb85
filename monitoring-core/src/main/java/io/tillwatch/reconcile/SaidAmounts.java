package io.tillwatch.reconcile;

import io.tillwatch.money.ExactSum;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.Discrepancy.Amounts;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/** The two amounts that a discrepancy tells. Each is a sum of one currency only, whatever else the group holds. */
final class SaidAmounts {
    private static final Set<DiscrepancyCode> REFUNDS = Set.of(
            DiscrepancyCode.OVER_REFUND,
            DiscrepancyCode.REFUND_MISSING_AT_PROVIDER,
            DiscrepancyCode.REFUND_MISSING_IN_STORE,
            DiscrepancyCode.REFUND_AMOUNT_MISMATCH,
            DiscrepancyCode.REFUND_FAILED,
            DiscrepancyCode.REFUND_PENDING_TOO_LONG,
            DiscrepancyCode.PARTIAL_REFUND);

    private final OrderFacts facts;
    private final String currency;

    private SaidAmounts(OrderFacts facts) {
        this.facts = facts;
        this.currency = facts.currency();
    }

    static Amounts of(Group group, DiscrepancyCode code) {
        SaidAmounts said = new SaidAmounts(OrderFacts.of(group, List.of()));
        if (code == DiscrepancyCode.CURRENCY_MISMATCH) {
            return said.acrossCurrencies(code);
        }
        if (REFUNDS.contains(code)) {
            return said.refunds(code);
        }
        return code.name().startsWith("DISPUTE_") ? said.disputes(said.currency) : said.payments(code);
    }

    /** What is in another currency: a payment, else a refund, else a dispute. */
    private Amounts acrossCurrencies(DiscrepancyCode code) {
        if (other(facts.moved()).isPresent()) {
            return payments(code);
        }
        Optional<String> refunded = other(facts.refunds());
        if (refunded.isPresent()) {
            return new Amounts(refundedByStore(), backIn(refunded.get()), currency, refunded.get());
        }
        return other(facts.disputes()).map(this::disputes).orElseGet(() -> payments(code));
    }

    private Amounts payments(DiscrepancyCode code) {
        String actual = facts.hasStore()
                ? other(facts.moved()).orElse(currency)
                : facts.moved().stream()
                        .findFirst()
                        .map(r -> r.money().orderCurrency())
                        .orElse(currency);
        return new Amounts(expected(code), sumOf(facts.moved(), actual), currency, actual);
    }

    private Amounts refunds(DiscrepancyCode code) {
        BigInteger expected = code == DiscrepancyCode.OVER_REFUND ? sumOf(facts.moved(), currency) : refundedByStore();
        return new Amounts(expected, backIn(currency), currency, currency);
    }

    private Amounts disputes(String of) {
        List<ProviderRecord> all = facts.group().records().stream()
                .filter(r -> r.kind() == RecordKind.DISPUTE || r.kind() == RecordKind.DISPUTE_REVERSAL)
                .toList();
        return new Amounts(BigInteger.ZERO, sumOf(all, of), currency, of);
    }

    /** What is due, where the code is about what is due; else what the shop counts as paid. */
    private BigInteger expected(DiscrepancyCode code) {
        return switch (code) {
            case OVERPAID,
                    UNDERPAID,
                    DUPLICATE_CHARGE,
                    DUPLICATE_CHARGE_CROSS_PROVIDER,
                    CAPTURE_DIFFERS_FROM_AUTH,
                    STUCK_PENDING -> due();
            case MISSING_IN_STORE, ORDER_UNPAID_BUT_CHARGED, AMOUNT_MISMATCH -> paid();
            default -> paid().signum() == 0 ? due() : paid();
        };
    }

    private BigInteger due() {
        BigInteger due = BigInteger.ZERO;
        for (StorePayment attempt : facts.attempts()) {
            if (attempt.currency().equals(currency)) {
                due = BigInteger.valueOf(attempt.dueMinor());
            }
        }
        return due;
    }

    private BigInteger paid() {
        return sumOfStore(StorePayment::paidMinor);
    }

    private BigInteger refundedByStore() {
        return sumOfStore(StorePayment::refundedMinor);
    }

    private BigInteger sumOfStore(ToLongFunction<StorePayment> amount) {
        ExactSum sum = new ExactSum();
        for (StorePayment attempt : facts.attempts()) {
            if (attempt.currency().equals(currency)) {
                sum.add(amount.applyAsLong(attempt));
            }
        }
        return sum.value();
    }

    private BigInteger backIn(String of) {
        return sumOf(facts.refunds(), of).negate();
    }

    private static BigInteger sumOf(List<ProviderRecord> records, String currency) {
        ExactSum sum = new ExactSum();
        for (ProviderRecord record : records) {
            if (record.money().orderCurrency().equals(currency)) {
                sum.add(record.money().orderMinor());
            }
        }
        return sum.value();
    }

    /** The first currency that is not the order's. */
    private Optional<String> other(List<ProviderRecord> records) {
        return records.stream()
                .map(r -> r.money().orderCurrency())
                .filter(c -> !c.equals(currency))
                .findFirst();
    }
}
