package io.tillwatch.export.json;

import io.tillwatch.export.json.OrderMapping.AttemptList;
import io.tillwatch.export.json.OrderMapping.Contradiction;
import io.tillwatch.export.json.OrderMapping.Instalment;
import io.tillwatch.export.json.OrderMapping.ItemList;
import io.tillwatch.export.json.OrderMapping.MappingRules;
import io.tillwatch.export.json.OrderMapping.OrderFields;
import io.tillwatch.export.json.OrderMapping.PaymentFields;
import java.util.ArrayList;
import java.util.List;

/** The names of all fields that a mapping reads. */
final class MappedFields {
    private final List<List<String>> all = new ArrayList<>();

    private MappedFields() {}

    /** With what was bought or without. */
    static List<List<String>> of(MappingRules rules, boolean withItems) {
        MappedFields fields = new MappedFields();
        fields.order(rules.order());
        fields.payment(rules.payment());
        rules.attempts().ifPresent(fields::attempts);
        rules.instalments().ifPresent(instalments -> {
            fields.add("", instalments.enabled());
            instalments.parts().forEach(fields::instalment);
        });
        if (withItems) {
            rules.items().ifPresent(fields::items);
        }
        rules.contradictions().stream().map(Contradiction::from).forEach(from -> fields.add("", from));
        return List.copyOf(fields.all);
    }

    private void order(OrderFields order) {
        add(
                "",
                order.id(),
                order.number(),
                order.due(),
                order.currency(),
                order.created(),
                order.updated(),
                order.fulfilled(),
                order.fulfilment(),
                order.customerKey(),
                order.customerPhone());
    }

    private void payment(PaymentFields payment) {
        add(
                "",
                payment.status().from(),
                payment.method(),
                payment.provider().from(),
                payment.ref(),
                payment.paidAt(),
                payment.proof().from(),
                payment.tried());
    }

    private void attempts(AttemptList attempts) {
        add(
                attempts.list() + ".",
                attempts.amount(),
                attempts.currency(),
                attempts.status().from(),
                attempts.provider().from(),
                attempts.ref(),
                attempts.paidAt(),
                attempts.refunded(),
                attempts.refundedAt());
    }

    private void instalment(Instalment part) {
        add("", part.amount(), part.status().from(), part.ref(), part.paidAt(), part.dueAt());
    }

    private void items(ItemList items) {
        add(items.list() + ".", items.product(), items.name(), items.quantity(), items.amount(), items.price());
    }

    private void add(String prefix, Field... fields) {
        for (Field field : fields) {
            List<String> names =
                    field.paths().stream().map(path -> prefix + path).distinct().toList();
            if (!names.isEmpty() && !all.contains(names)) {
                all.add(names);
            }
        }
    }
}
