package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.export.json.OrderMapping.Instalment;
import io.tillwatch.export.json.OrderMapping.Instalments;
import io.tillwatch.export.json.OrderMapping.MappingRules;
import io.tillwatch.money.Money;
import io.tillwatch.payment.PaymentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The instalments of one order. */
record InstalmentPlan(List<Part> parts, Money sum) {
    record Part(Instalment rule, Money amount, PaymentStatus status, Optional<Instant> paidAt) {}

    /** Empty if the order has no instalments. What cannot be read goes to the reader as a reason to reject. */
    static Optional<InstalmentPlan> read(MappingRules rules, JsonNode node, Money due, OrderFieldsReader reader) {
        Optional<Instalments> of = rules.instalments();
        if (of.isEmpty() || !of.get().enabled().in(node).asBoolean(false)) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        Money sum = Money.zero(due.currency());
        for (Instalment rule : of.get().parts()) {
            Optional<Money> amount = reader.amount(
                    rule.amount(),
                    node,
                    Optional.of(due.currency()),
                    rules.order().minorUnits());
            if (amount.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(amount.get());
            parts.add(new Part(
                    rule,
                    amount.get(),
                    rule.status().of(node).orElse(PaymentStatus.UNKNOWN),
                    reader.instant(rule.paidAt(), node)));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new InstalmentPlan(parts, sum));
    }

    /** A paid order has all its instalments paid; any other has at least one that is not, and a lost one none. */
    boolean agreesWith(PaymentStatus order) {
        boolean all = parts.stream().allMatch(p -> p.status().movedMoney());
        boolean none = parts.stream().noneMatch(p -> p.status().movedMoney());
        return switch (order) {
            case SUCCEEDED -> all;
            case INITIATED, PENDING, AUTHORIZED -> !all;
            case FAILED, EXPIRED, CANCELLED, REVERSED, UNKNOWN -> none;
        };
    }
}
