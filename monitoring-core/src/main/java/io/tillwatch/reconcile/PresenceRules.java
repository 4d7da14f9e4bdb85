package io.tillwatch.reconcile;

import io.tillwatch.payment.Proof;
import io.tillwatch.reconcile.JudgedOrder.Sides;
import io.tillwatch.severity.Severity;
import java.time.Duration;
import java.util.List;

/** Money that one side knows and the other does not. */
final class PresenceRules {
    private PresenceRules() {}

    static List<Finding> presence(JudgedOrder order) {
        return switch (order.sides()) {
            case STORE -> order.paid().signum() > 0 ? List.of(missingAtProvider(order)) : List.of();
            case PROVIDER ->
                order.moved().stream().anyMatch(r -> r.money().orderMinor() != 0)
                        ? List.of(Finding.of(DiscrepancyCode.MISSING_IN_STORE))
                        : List.of();
            case BOTH, BOOKS -> List.of();
        };
    }

    /** An order that has been open for long, and that nobody tried to pay. */
    static List<Finding> abandoned(JudgedOrder order) {
        boolean nobody = order.sides() == Sides.STORE
                && !order.hasMoney()
                && order.attempts().stream().allMatch(a -> a.attempt() == 0)
                && order.anyAttempt(OrderFacts::isOpen);
        if (!nobody) {
            return List.of();
        }
        boolean old = order.facts()
                .group()
                .latest()
                .filter(latest -> Duration.between(latest, order.asOf())
                                .compareTo(order.policy().limits().abandonedAfter())
                        >= 0)
                .isPresent();
        return old ? List.of(Finding.of(DiscrepancyCode.ORDER_WITHOUT_ATTEMPT)) : List.of();
    }

    private static Finding missingAtProvider(JudgedOrder order) {
        List<StorePayment> paid =
                order.attempts().stream().filter(a -> a.paidMinor() > 0).toList();
        if (paid.stream().allMatch(a -> a.provider().equals("cod"))) {
            return Finding.of(DiscrepancyCode.COD_NOT_REMITTED);
        }
        if (paid.stream().allMatch(a -> a.proof() == Proof.MANUAL)) {
            return Finding.of(DiscrepancyCode.PAID_ON_PROOF_ONLY);
        }
        boolean fulfilled = paid.stream().anyMatch(a -> a.fulfilledAt().isPresent());
        return Finding.of(DiscrepancyCode.MISSING_AT_PROVIDER, fulfilled ? Severity.P0 : Severity.P1);
    }
}
