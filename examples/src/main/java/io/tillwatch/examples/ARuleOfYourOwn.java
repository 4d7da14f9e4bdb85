package io.tillwatch.examples;

import io.tillwatch.payment.Proof;
import io.tillwatch.reconcile.Finding;
import io.tillwatch.reconcile.JudgedOrder;
import io.tillwatch.reconcile.ReconciliationPolicy;
import io.tillwatch.reconcile.ReconciliationRule;
import io.tillwatch.reconcile.ReconciliationRules;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.util.List;

/** A rule of the shop's own: large orders may not be paid on a photo of a receipt, even if the money is there. */
// tag::rule
public final class ARuleOfYourOwn implements ReconciliationRule {
    private final long fromMinor;

    /**
     * A rule about large orders.
     *
     * @param fromMinor from which amount on, in minor units
     */
    public ARuleOfYourOwn(long fromMinor) {
        this.fromMinor = fromMinor;
    }

    @Override
    public String id() {
        return "no-large-photos";
    }

    @Override
    public List<Finding> judge(JudgedOrder order) {
        return order.attempts().stream()
                .filter(attempt -> attempt.proof() == Proof.MANUAL && attempt.paidMinor() >= fromMinor)
                .map(attempt -> Finding.own(Severity.P2, text("large-photo", order.orderId()), text("large-photo.do")))
                .toList();
    }
    // end::rule

    private static Message text(String key, Object... arguments) {
        return Message.of(ARuleOfYourOwn.class, key, arguments);
    }

    // tag::policy
    static ReconciliationPolicy policy() {
        return ReconciliationPolicy.builder("boutique-akwa")
                .rules(ReconciliationRules.standard().without("clock").add(new ARuleOfYourOwn(200_000)))
                .build();
    }
    // end::policy
}
