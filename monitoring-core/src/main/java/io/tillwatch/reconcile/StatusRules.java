package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.reconcile.JudgedOrder.Sides;
import io.tillwatch.severity.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the two sides say became of payments. */
final class StatusRules {
    private StatusRules() {}

    static List<Finding> status(JudgedOrder order) {
        if (order.sides() != Sides.BOTH) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        boolean charged =
                isUnpaid(order) && order.movedSum().signum() > 0 && !order.anyAttempt(PaymentStatus::movedMoney);
        if (charged) {
            found.add(Finding.of(DiscrepancyCode.ORDER_UNPAID_BUT_CHARGED, urgencyOfCharge(order)));
        }
        for (JudgedOrder.Pair pair : order.pairs()) {
            pair(pair.attempt(), order.statusOf(pair.payment()), charged).ifPresent(found::add);
        }
        for (ProviderRecord payment : order.facts().pairing().paymentsAlone()) {
            if (payment.status() == PaymentStatus.UNKNOWN) {
                found.add(Finding.of(DiscrepancyCode.UNMAPPED_STATUS));
            }
        }
        return found;
    }

    /** The shop knows attempts, and of no money. */
    static boolean isUnpaid(JudgedOrder order) {
        return order.facts().hasStore()
                && order.paid().signum() == 0
                && order.believedSum().signum() == 0;
    }

    /** An order that is still open may be a message that got lost; one that is closed will not be delivered. */
    private static Severity urgencyOfCharge(JudgedOrder order) {
        boolean unknown = order.anyAttempt(s -> s == PaymentStatus.UNKNOWN);
        return order.anyAttempt(OrderFacts::isOpen) && !unknown ? Severity.P1 : Severity.P0;
    }

    private static Optional<Finding> pair(StorePayment attempt, PaymentStatus provider, boolean charged) {
        PaymentStatus store = attempt.status();
        boolean storePaid = store.movedMoney() || attempt.paidMinor() > 0;
        if (provider == PaymentStatus.UNKNOWN) {
            return Optional.of(Finding.of(DiscrepancyCode.UNMAPPED_STATUS));
        }
        if (storePaid && provider == PaymentStatus.REVERSED) {
            return Optional.of(Finding.of(DiscrepancyCode.REVERSED_AFTER_PAID));
        }
        if (storePaid && provider == PaymentStatus.AUTHORIZED) {
            return Optional.of(Finding.of(DiscrepancyCode.APPROVED_NOT_CAPTURED));
        }
        return mismatch(attempt, storePaid, provider, charged)
                .map(severity -> Finding.of(DiscrepancyCode.STATUS_MISMATCH, severity));
    }

    private static Optional<Severity> mismatch(
            StorePayment attempt, boolean storePaid, PaymentStatus provider, boolean charged) {
        PaymentStatus store = attempt.status();
        if (storePaid && OrderFacts.isLost(provider)) {
            return Optional.of(Severity.P0);
        }
        if (!storePaid && provider.movedMoney() && !charged) {
            return Optional.of(OrderFacts.isOpen(store) ? Severity.P1 : Severity.P0);
        }
        boolean late = OrderFacts.isOpen(store) && attempt.attempt() > 0 && OrderFacts.isLost(provider);
        return late ? Optional.of(Severity.P2) : Optional.empty();
    }
}
