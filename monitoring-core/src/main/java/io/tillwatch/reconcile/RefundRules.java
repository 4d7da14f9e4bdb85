package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.severity.Severity;
import java.math.BigInteger;
import java.util.List;

/** Money that went back: refunds, which are money of their own, and disputes; and what is odd within a record. */
final class RefundRules {
    private RefundRules() {}

    static void judge(OrderFacts facts, Codes codes) {
        refunds(facts, codes);
        disputes(facts, codes);
        boolean inconsistent = facts.group().records().stream()
                .map(ProviderRecord::money)
                .anyMatch(m -> m.fee().isPresent()
                        && m.net().isPresent()
                        && m.gross() - m.fee().get() != m.net().get());
        if (inconsistent) {
            codes.add(DiscrepancyCode.NET_INCONSISTENT);
        }
    }

    private static void refunds(OrderFacts facts, Codes codes) {
        BigInteger store = facts.refunded();
        BigInteger provider = facts.givenBack();
        List<ProviderRecord> refunds = facts.group().records(RecordKind.REFUND);
        if (facts.movedSum().signum() > 0 && provider.compareTo(facts.movedSum()) > 0) {
            codes.add(DiscrepancyCode.OVER_REFUND);
        }
        if (!store.equals(provider)) {
            difference(store, provider, codes);
        } else if (store.signum() > 0 && store.compareTo(facts.paid()) < 0) {
            codes.add(DiscrepancyCode.PARTIAL_REFUND);
        }
        if (refunds.stream().anyMatch(r -> OrderFacts.isLost(r.status())) && store.compareTo(provider) > 0) {
            codes.add(DiscrepancyCode.REFUND_FAILED);
        }
        if (refunds.stream().anyMatch(r -> OrderFacts.isOpen(r.status()))) {
            codes.add(DiscrepancyCode.REFUND_PENDING_TOO_LONG);
        }
    }

    private static void difference(BigInteger store, BigInteger provider, Codes codes) {
        if (provider.signum() == 0) {
            codes.add(DiscrepancyCode.REFUND_MISSING_AT_PROVIDER);
        } else if (store.signum() == 0) {
            // Giving a duplicate back is what should be done; it only remains to book it.
            boolean ofDuplicate = isGivenBack(codes);
            codes.add(
                    DiscrepancyCode.REFUND_MISSING_IN_STORE,
                    ofDuplicate ? Severity.P3 : DiscrepancyCode.REFUND_MISSING_IN_STORE.severity());
        } else {
            codes.add(DiscrepancyCode.REFUND_AMOUNT_MISMATCH);
        }
    }

    private static boolean isGivenBack(Codes codes) {
        return List.of(
                        DiscrepancyCode.DUPLICATE_CHARGE,
                        DiscrepancyCode.DUPLICATE_CHARGE_CROSS_PROVIDER,
                        DiscrepancyCode.OVERPAID)
                .stream()
                .anyMatch(code -> codes.all().get(code) == Severity.P3);
    }

    private static void disputes(OrderFacts facts, Codes codes) {
        List<ProviderRecord> disputes = facts.group().records(RecordKind.DISPUTE);
        List<ProviderRecord> reversals = facts.group().records(RecordKind.DISPUTE_REVERSAL);
        boolean taken = disputes.stream().anyMatch(facts.group()::moved);
        boolean back = reversals.stream().anyMatch(facts.group()::moved);
        if (disputes.stream().anyMatch(r -> OrderFacts.isOpen(r.status()))) {
            codes.add(DiscrepancyCode.DISPUTE_OPEN);
        } else if (back) {
            codes.add(DiscrepancyCode.DISPUTE_WON);
        } else if (taken) {
            codes.add(DiscrepancyCode.DISPUTE_LOST);
        }
        boolean stillTaken = taken && !back;
        if (stillTaken && facts.givenBack().signum() > 0) {
            codes.add(DiscrepancyCode.DISPUTE_ON_REFUNDED);
        }
        if (disputes.stream().anyMatch(r -> r.status() == PaymentStatus.UNKNOWN)) {
            codes.add(DiscrepancyCode.UNMAPPED_STATUS);
        }
    }
}
