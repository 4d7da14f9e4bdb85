package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.Discrepancy.Amounts;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Money on its way from the provider to the shop: payouts, what waits for one, and what is held back. */
final class PayoutRules {
    /** The provider id of cash on delivery, whose payouts are what couriers hand in. */
    private static final String COURIERS = "cod";

    private PayoutRules() {}

    static List<Finding> payout(JudgedOrder order) {
        List<Finding> found = new ArrayList<>();
        for (ProviderRecord payout : order.records(RecordKind.PAYOUT)) {
            BigInteger amount = BigInteger.valueOf(
                            payout.money().reaching().orElse(payout.money().gross()))
                    .negate();
            String currency = payout.money().currency();
            if (OrderFacts.isLost(payout.status()) || payout.status() == PaymentStatus.REVERSED) {
                found.add(Finding.of(DiscrepancyCode.PAYOUT_FAILED)
                        .with(new Amounts(amount, BigInteger.ZERO, currency, currency)));
            } else if (payout.status().movedMoney()
                    && order.context().isComplete(payout.provider())
                    && !order.context().isYoung(order.facts().group())) {
                composition(order, payout, amount).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Finding> composition(JudgedOrder order, ProviderRecord payout, BigInteger amount) {
        String currency = payout.money().currency();
        DiscrepancyCode code = payout.provider().equals(COURIERS)
                ? DiscrepancyCode.COD_CASH_MISMATCH
                : DiscrepancyCode.PAYOUT_NOT_COMPOSED;
        return order.context()
                .payouts()
                .sumOf(payout)
                .filter(sum -> !sum.equals(amount))
                .map(sum -> Finding.of(code).with(new Amounts(sum, amount, currency, currency)));
    }

    static List<Finding> settlement(JudgedOrder order) {
        int days = order.policy().limits().unsettledAfter();
        for (ProviderRecord record : order.facts().group().records()) {
            boolean waits = record.payoutId().isEmpty()
                    && record.kind() != RecordKind.PAYOUT
                    && order.statusOf(record).movedMoney()
                    && record.money().gross() > 0;
            Optional<Instant> available = record.money().settlement().availableAt();
            if (waits
                    && available.isPresent()
                    && afterWorkingDays(available.get(), days).isBefore(order.asOf())) {
                BigInteger amount = BigInteger.valueOf(
                        record.money().reaching().orElse(record.money().gross()));
                String currency = record.money().currency();
                return List.of(Finding.of(DiscrepancyCode.UNSETTLED_AGEING)
                        .with(new Amounts(amount, BigInteger.ZERO, currency, currency)));
            }
        }
        return List.of();
    }

    /** Saturdays and Sundays do not count. */
    static Instant afterWorkingDays(Instant from, int days) {
        OffsetDateTime at = from.atOffset(ZoneOffset.UTC);
        int left = days;
        while (left > 0) {
            at = at.plusDays(1);
            if (at.getDayOfWeek() != DayOfWeek.SATURDAY && at.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return at.toInstant();
    }

    /** What is held and not given free again; a hold that gives free has the held one as its parent. */
    static List<Finding> reserve(JudgedOrder order) {
        List<ProviderRecord> all = order.records(RecordKind.HOLD);
        if (all.isEmpty()) {
            return List.of();
        }
        List<ProviderRecord> holds =
                all.stream().filter(hold -> hold.status().movedMoney()).toList();
        if (holds.isEmpty()) {
            return List.of();
        }
        BigInteger held = holds.stream()
                .map(hold -> BigInteger.valueOf(
                        hold.money().reaching().orElse(hold.money().gross())))
                .reduce(BigInteger.ZERO, BigInteger::add);
        String currency = holds.get(0).money().currency();
        return held.signum() < 0
                ? List.of(Finding.of(DiscrepancyCode.RESERVE_HELD)
                        .with(new Amounts(BigInteger.ZERO, held.negate(), currency, currency)))
                : List.of();
    }
}
