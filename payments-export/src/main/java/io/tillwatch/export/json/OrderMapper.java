package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.export.json.OrderMapping.AttemptList;
import io.tillwatch.export.json.OrderMapping.Contradiction;
import io.tillwatch.export.json.OrderMapping.Instalment;
import io.tillwatch.export.json.OrderMapping.MappingRules;
import io.tillwatch.export.json.OrderMapping.OrderFields;
import io.tillwatch.export.json.OrderMapping.PaymentFields;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderItem;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RejectedRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns one order of a shop's answer into its payments.
 *
 * <p>An order with a list of attempts has one payment for each. One with instalments that agree with its own status has
 * one for each instalment. Every other order has one payment, which speaks for the whole order.
 */
final class OrderMapper {
    private final MappingRules rules;
    private final Optional<CurrencyUnit> currency;
    private final boolean withItems;

    /** With what was bought, or without. */
    OrderMapper(MappingRules rules, Optional<CurrencyUnit> currency, boolean withItems) {
        this.rules = rules;
        this.currency = currency;
        this.withItems = withItems;
    }

    /** Either payments, and what was bought if that is known; or why there are none. */
    record Mapped(List<OrderPayment> payments, Optional<List<OrderItem>> items, Optional<RejectedRecord> rejected) {
        void giveTo(OrderReceiver receiver) {
            if (rejected.isPresent()) {
                receiver.rejected(rejected.get());
            } else if (items.isPresent()) {
                receiver.order(payments, items.get());
            } else {
                receiver.order(payments);
            }
        }
    }

    Mapped map(JsonNode node, String position) {
        OrderFieldsReader reader = new OrderFieldsReader();
        if (!node.isObject()) {
            reader.reject("NOT_AN_ORDER");
            return rejected(node, position, reader, Optional.empty());
        }
        OrderFields fields = rules.order();
        String id = reader.id(fields.id(), node);
        Optional<CurrencyUnit> unit = reader.currency(fields.currency(), node, currency);
        Optional<Money> due = reader.amount(fields.due(), node, unit, fields.minorUnits());
        Optional<Instant> created = reader.instant(fields.created(), node);
        if (fields.created().in(node).isMissingNode()) {
            reader.reject("TIME_MISSING", fields.created().toString());
        }
        Optional<Instant> paidAt = reader.instant(rules.payment().paidAt(), node);
        OrderTimes times = new OrderTimes(
                created, paidAt, reader.instant(fields.fulfilled(), node), reader.instant(fields.updated(), node));
        if (!reader.reasons().isEmpty() || due.isEmpty() || created.isEmpty()) {
            return rejected(node, position, reader, paidAt.or(() -> created));
        }
        OrderFacts facts = new OrderFacts(id, due.get(), created.get(), times);
        List<OrderPayment> payments = payments(node, facts, reader);
        return reader.reasons().isEmpty()
                ? new Mapped(payments, items(node, facts), Optional.empty())
                : rejected(node, position, reader, paidAt.or(() -> created));
    }

    private static Mapped rejected(JsonNode node, String position, OrderFieldsReader reader, Optional<Instant> at) {
        return new Mapped(
                List.of(),
                Optional.empty(),
                Optional.of(new RejectedRecord(position, reader.reasons(), node.toString(), at)));
    }

    /** What is known of an order that can be read. */
    record OrderFacts(String id, Money due, Instant createdAt, OrderTimes times) {}

    /** The times of an order as a whole. */
    record OrderTimes(
            Optional<Instant> createdAt,
            Optional<Instant> paidAt,
            Optional<Instant> fulfilledAt,
            Optional<Instant> updatedAt) {}

    private Optional<List<OrderItem>> items(JsonNode node, OrderFacts facts) {
        return withItems
                ? rules.items()
                        .flatMap(list -> BoughtItems.read(
                                list,
                                node,
                                facts.due().currency(),
                                rules.order().minorUnits()))
                : Optional.empty();
    }

    private List<OrderPayment> payments(JsonNode node, OrderFacts facts, OrderFieldsReader reader) {
        Optional<JsonNode> attempts = rules.attempts().map(a -> a.list().in(node));
        if (attempts.isPresent() && attempts.get().size() > 0) {
            return attempts(node, attempts.get(), facts, reader);
        }
        Optional<InstalmentPlan> plan = InstalmentPlan.read(rules, node, facts.due(), reader);
        boolean disagree = plan.isPresent() && !plan.get().agreesWith(wholeStatus(node));
        if (plan.isPresent() && !disagree) {
            return instalments(node, plan.get(), facts);
        }
        return List.of(whole(node, facts, disagree));
    }

    /** One payment for the whole order. */
    private OrderPayment whole(JsonNode node, OrderFacts facts, boolean instalmentsDisagree) {
        PaymentFields fields = rules.payment();
        PaymentStatus status = wholeStatus(node);
        List<String> notes = new ArrayList<>();
        if (instalmentsDisagree) {
            notes.add("INSTALMENTS_DISAGREE");
        }
        if (rules.attempts().isPresent() && status.movedMoney()) {
            notes.add("PAID_WITHOUT_ATTEMPT");
        }
        String ref = fields.ref().text(node);
        boolean untried = (status == PaymentStatus.PENDING || status == PaymentStatus.INITIATED)
                && ref.isEmpty()
                && fields.tried().in(node).isMissingNode()
                && facts.times().paidAt().isEmpty();
        PaymentRow row = new PaymentRow(rules, node, facts)
                .attempt(untried ? 0 : 1)
                .provider(fields.provider())
                .ref(ref)
                .status(status, fields.status().word(node))
                .paidAt(facts.times().paidAt());
        if (status.movedMoney()) {
            row.paid(facts.due());
            if (fields.refunded().contains(fields.status().word(node))) {
                row.refunded(facts.due());
            }
        }
        return row.notes(notes).notes(contradictions(node, status)).build();
    }

    private List<OrderPayment> instalments(JsonNode node, InstalmentPlan plan, OrderFacts facts) {
        List<OrderPayment> payments = new ArrayList<>();
        int attempt = 1;
        for (InstalmentPlan.Part part : plan.parts()) {
            Instalment rule = part.rule();
            PaymentRow row = new PaymentRow(rules, node, facts)
                    .attempt(attempt++)
                    .provider(rules.payment().provider())
                    .ref(rule.ref().text(node))
                    .status(part.status(), rule.status().word(node))
                    .paidAt(part.paidAt())
                    .instalmentDue(part.amount());
            if (part.status().movedMoney()) {
                row.paid(part.amount());
            }
            row.dueAt(rule.dueAt());
            if (!plan.sum().equals(facts.due())) {
                row.notes(List.of("INSTALMENTS_SUM_DIFFERS"));
            }
            payments.add(row.notes(contradictions(node, wholeStatus(node))).build());
        }
        return payments;
    }

    private List<OrderPayment> attempts(JsonNode node, JsonNode items, OrderFacts facts, OrderFieldsReader reader) {
        AttemptList list = rules.attempts().orElseThrow();
        List<PaymentRow> rows = new ArrayList<>();
        Money paid = Money.zero(facts.due().currency());
        int attempt = 1;
        for (JsonNode item : items) {
            PaymentStatus status = status(list.status().of(item));
            Optional<CurrencyUnit> unit = reader.currency(
                    list.currency(), item, Optional.of(facts.due().currency()));
            if (unit.isPresent() && !unit.get().equals(facts.due().currency())) {
                reader.reject(
                        "CURRENCY_DIFFERS",
                        unit.get().code(),
                        facts.due().currency().code());
                continue;
            }
            Optional<Money> amount =
                    reader.amount(list.amount(), item, unit, rules.order().minorUnits());
            PaymentRow row = new PaymentRow(rules, node, facts)
                    .attempt(attempt++)
                    .provider(list.provider(), item)
                    .ref(list.ref().text(item))
                    .status(status, list.status().word(item))
                    .paidAt(reader.instant(list.paidAt(), item));
            if (status.movedMoney() && amount.isPresent()) {
                row.paid(amount.get());
                paid = paid.plus(amount.get());
            }
            if (!list.refunded().in(item).isMissingNode()) {
                reader.amount(list.refunded(), item, unit, rules.order().minorUnits())
                        .ifPresent(row::refunded);
                row.refundedAt(reader.instant(list.refundedAt(), item));
            }
            rows.add(row);
        }
        PaymentStatus whole = wholeStatus(node);
        List<String> notes = new ArrayList<>();
        if (whole.movedMoney() ? paid.minorUnits() < facts.due().minorUnits() : !paid.isZero()) {
            notes.add("ORDER_STATUS_DISAGREES");
        }
        if (!paid.isZero() && !paid.equals(facts.due())) {
            notes.add("PAID_SUM_DIFFERS");
        }
        notes.addAll(contradictions(node, whole));
        return rows.stream().map(row -> row.notes(notes).build()).toList();
    }

    private PaymentStatus wholeStatus(JsonNode node) {
        return status(rules.payment().status().of(node));
    }

    private static PaymentStatus status(Optional<PaymentStatus> known) {
        return known.orElse(PaymentStatus.UNKNOWN);
    }

    private List<String> contradictions(JsonNode node, PaymentStatus status) {
        List<String> notes = new ArrayList<>();
        for (Contradiction rule : rules.contradictions()) {
            if (rule.statuses().contains(status)
                    && rule.words().contains(rule.from().text(node))) {
                notes.add(rule.note());
            }
        }
        return notes;
    }
}
