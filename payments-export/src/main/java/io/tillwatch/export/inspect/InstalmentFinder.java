package io.tillwatch.export.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds instalments that are named fields of the order: {@code plan.firstAmount}, {@code plan.secondStatus}. */
final class InstalmentFinder {
    private static final List<List<String>> ORDINALS =
            List.of(List.of("first", "1", "premier"), List.of("second", "2", "deuxieme"), List.of("third", "3"));

    private final OrderFields orders;

    InstalmentFinder(OrderFields orders) {
        this.orders = orders;
    }

    /** The plan of an order: where it says that there is one, and its parts. */
    record Plan(String enabled, List<Part> parts) {}

    /** One instalment. */
    record Part(FieldStats amount, FieldStats status, Optional<FieldStats> ref, Optional<FieldStats> paidAt) {}

    Optional<Plan> find() {
        for (FieldStats enabled : orders.all()) {
            if (enabled.areTruths() && enabled.depth() > 1 && enabled.name().matches("enabled|isenabled|active|on")) {
                String object = enabled.path().substring(0, enabled.path().lastIndexOf('.') + 1);
                List<Part> parts = parts(object);
                if (parts.size() > 1) {
                    return Optional.of(new Plan(enabled.path(), parts));
                }
            }
        }
        return Optional.empty();
    }

    private List<Part> parts(String object) {
        List<Part> parts = new ArrayList<>();
        for (List<String> names : ORDINALS) {
            Optional<FieldStats> amount =
                    first(object, names, f -> f.areAmounts() && !f.name().contains("percent"));
            Optional<FieldStats> status =
                    first(object, names, f -> f.areWords() && f.name().matches(".*(status|state)"));
            if (amount.isEmpty() || status.isEmpty()) {
                break;
            }
            parts.add(new Part(
                    amount.get(),
                    status.get(),
                    first(object, names, f -> f.name().matches("transactionid|ref|reference|txn")),
                    first(object, names, f -> f.areInstants() && f.name().matches(".*(paidat|paidon|settled.*)"))));
        }
        return parts;
    }

    private Optional<FieldStats> first(String object, List<String> ordinals, Predicate<FieldStats> fits) {
        return orders.all().stream()
                .filter(field -> field.path().startsWith(object) && field.filled() > 0 && fits.test(field))
                .filter(field -> {
                    String rest = FieldStats.plain(field.path().substring(object.length()));
                    return ordinals.stream().anyMatch(o -> rest.startsWith(o) || rest.endsWith(o));
                })
                .findFirst();
    }
}
