package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.severity.Severity;

/** What the two sides say became of payments. */
final class StatusRules {
    private StatusRules() {}

    static void judge(OrderFacts facts, Codes codes) {
        boolean unpaid = facts.hasStore()
                && facts.paid().signum() == 0
                && facts.trusted().signum() == 0;
        boolean charged = unpaid && facts.movedSum().signum() > 0 && !facts.anyAttempt(PaymentStatus::movedMoney);
        if (charged) {
            codes.add(DiscrepancyCode.ORDER_UNPAID_BUT_CHARGED, urgencyOfCharge(facts));
        }
        for (Pairing.Pair pair : facts.pairing().pairs()) {
            pair(pair.attempt(), facts.group().statusOf(pair.payment()), charged, codes);
        }
        for (ProviderRecord payment : facts.pairing().paymentsAlone()) {
            if (payment.status() == PaymentStatus.UNKNOWN) {
                codes.add(DiscrepancyCode.UNMAPPED_STATUS);
            }
        }
    }

    /** An order that is still open may be a message that got lost; one that is closed will not be delivered. */
    private static Severity urgencyOfCharge(OrderFacts facts) {
        boolean unknown = facts.anyAttempt(s -> s == PaymentStatus.UNKNOWN);
        return facts.anyAttempt(OrderFacts::isOpen) && !unknown ? Severity.P1 : Severity.P0;
    }

    private static void pair(StorePayment attempt, PaymentStatus provider, boolean charged, Codes codes) {
        PaymentStatus store = attempt.status();
        boolean storePaid = store.movedMoney() || attempt.paidMinor() > 0;
        if (provider == PaymentStatus.UNKNOWN) {
            codes.add(DiscrepancyCode.UNMAPPED_STATUS);
        } else if (storePaid && provider == PaymentStatus.REVERSED) {
            codes.add(DiscrepancyCode.REVERSED_AFTER_PAID);
        } else if (storePaid && provider == PaymentStatus.AUTHORIZED) {
            codes.add(DiscrepancyCode.APPROVED_NOT_CAPTURED);
        } else if (storePaid && OrderFacts.isLost(provider)) {
            codes.add(DiscrepancyCode.STATUS_MISMATCH, Severity.P0);
        } else if (!storePaid && provider.movedMoney() && !charged) {
            codes.add(DiscrepancyCode.STATUS_MISMATCH, OrderFacts.isOpen(store) ? Severity.P1 : Severity.P0);
        } else if (OrderFacts.isOpen(store) && attempt.attempt() > 0 && OrderFacts.isLost(provider)) {
            codes.add(DiscrepancyCode.STATUS_MISMATCH, Severity.P2);
        }
    }
}
