package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.JudgedOrder.Sides;
import io.tillwatch.severity.Severity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Money that went back: refunds, which are money of their own, and disputes. */
final class RefundRules {
    private RefundRules() {}

    static List<Finding> refund(JudgedOrder order) {
        List<Finding> found = new ArrayList<>();
        BigInteger store = order.refunded();
        BigInteger provider = order.givenBack();
        if (order.sides() == Sides.BOOKS || (store.signum() == 0 && hasNoRefund(order))) {
            return found;
        }
        List<ProviderRecord> refunds = order.records(RecordKind.REFUND);
        boolean comparable = order.isOneCurrency()
                && order.facts().isOneCurrency(order.facts().refunds());
        if (comparable && order.movedSum().signum() > 0 && provider.compareTo(order.movedSum()) > 0) {
            found.add(Finding.of(DiscrepancyCode.OVER_REFUND));
        }
        if (store.signum() != provider.signum() || (comparable && !store.equals(provider))) {
            found.add(difference(order));
        } else if (comparable && store.signum() > 0 && store.compareTo(order.paid()) < 0) {
            found.add(Finding.of(DiscrepancyCode.PARTIAL_REFUND));
        }
        if (refunds.stream().anyMatch(r -> OrderFacts.isLost(r.status()))
                && (!comparable || store.compareTo(provider) > 0)) {
            found.add(Finding.of(DiscrepancyCode.REFUND_FAILED));
        }
        if (refunds.stream().anyMatch(r -> OrderFacts.isOpen(r.status()))) {
            found.add(Finding.of(DiscrepancyCode.REFUND_PENDING_TOO_LONG));
        }
        return found;
    }

    private static boolean hasNoRefund(JudgedOrder order) {
        return order.records(RecordKind.REFUND).isEmpty();
    }

    private static Finding difference(JudgedOrder order) {
        if (order.givenBack().signum() == 0) {
            return Finding.of(DiscrepancyCode.REFUND_MISSING_AT_PROVIDER);
        }
        if (order.refunded().signum() == 0) {
            // Giving too much back is what should be done; it only remains to book it.
            boolean settles = Stream.of(
                            DiscrepancyCode.DUPLICATE_CHARGE,
                            DiscrepancyCode.DUPLICATE_CHARGE_CROSS_PROVIDER,
                            DiscrepancyCode.OVERPAID)
                    .anyMatch(code -> order.found().get(code) == Severity.P3);
            DiscrepancyCode code = DiscrepancyCode.REFUND_MISSING_IN_STORE;
            return Finding.of(code, settles ? Severity.P3 : code.severity());
        }
        return Finding.of(DiscrepancyCode.REFUND_AMOUNT_MISMATCH);
    }

    static List<Finding> dispute(JudgedOrder order) {
        List<ProviderRecord> disputes = order.records(RecordKind.DISPUTE);
        List<ProviderRecord> reversals = order.records(RecordKind.DISPUTE_REVERSAL);
        if (disputes.isEmpty() && reversals.isEmpty()) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        Group group = order.facts().group();
        boolean taken = disputes.stream().anyMatch(group::moved);
        boolean back = reversals.stream().anyMatch(group::moved);
        if (disputes.stream().anyMatch(r -> OrderFacts.isOpen(r.status()))) {
            found.add(Finding.of(DiscrepancyCode.DISPUTE_OPEN));
        } else if (back) {
            found.add(Finding.of(DiscrepancyCode.DISPUTE_WON));
        } else if (taken) {
            found.add(Finding.of(DiscrepancyCode.DISPUTE_LOST));
        }
        boolean stillTaken = taken && !back;
        if (stillTaken && order.givenBack().signum() > 0) {
            found.add(Finding.of(DiscrepancyCode.DISPUTE_ON_REFUNDED));
        }
        if (disputes.stream().anyMatch(r -> r.status() == PaymentStatus.UNKNOWN)) {
            found.add(Finding.of(DiscrepancyCode.UNMAPPED_STATUS));
        }
        return found;
    }
}
