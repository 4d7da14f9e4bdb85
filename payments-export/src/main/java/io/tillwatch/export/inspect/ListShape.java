package io.tillwatch.export.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the orders stand in an answer, and what stands beside them.
 *
 * @param list the list of orders
 * @param count the dotted name of the number of all orders
 * @param pages the dotted name of the number of pages
 * @param cursor the dotted name of the key of the next page
 * @param values the single values beside the list
 */
record ListShape(
        AnswerScan.Items list,
        Optional<String> count,
        Optional<String> pages,
        Optional<String> cursor,
        Map<String, JsonNode> values) {
    private static final Set<String> ORDER_LISTS = Set.of(
            "",
            "orders",
            "commandes",
            "data",
            "items",
            "results",
            "result",
            "rows",
            "list",
            "content",
            "records",
            "docs");
    private static final List<String> COUNTS = List.of(
            "total|totalcount|totalitems|totalelements|totalresults|totalorders|totaldocs", "count|ordercount|nombre");
    private static final List<String> PAGES = List.of("totalpages|lastpage|pagecount", "pages");
    private static final List<String> CURSORS =
            List.of("nextcursor|endcursor|nextpagetoken|nextpagekey", "cursor|next|after");

    private static final int LEAST = 3;

    ListShape {
        values = Map.copyOf(values);
    }

    /** The list that looks most like orders; empty if no list does. */
    static Optional<ListShape> of(AnswerScan scan) {
        return scan.lists().stream()
                .filter(list -> score(list) >= (list.count() == 0 ? 1 : LEAST))
                .max(Comparator.comparingInt(ListShape::score).thenComparing(AnswerScan.Items::count))
                .map(list -> new ListShape(
                        list, number(scan, COUNTS, list.count()), number(scan, PAGES, 0), text(scan), scan.values()));
    }

    private static int score(AnswerScan.Items list) {
        String name = FieldStats.plain(list.path().substring(list.path().lastIndexOf('.') + 1));
        int named = ORDER_LISTS.contains(name) ? 2 : 0;
        if (list.count() == 0) {
            return named;
        }
        List<JsonNode> objects =
                list.first().stream().filter(JsonNode::isObject).toList();
        if (objects.isEmpty()) {
            return 0;
        }
        int score = 1 + named;
        for (FieldStats field : OrderFields.of(objects).all()) {
            if (field.depth() == 1) {
                score += field.name().matches("id|orderid|ref|ordernumber") ? 3 : 0;
                score += field.name().matches(".*total.*|amount|sum|montant") && field.areNumbers() ? 3 : 0;
                score += field.areInstants() ? 1 : 0;
                score += field.name().matches(".*(status|state).*") ? 2 : 0;
            }
        }
        return score;
    }

    private static Optional<String> number(AnswerScan scan, List<String> names, long least) {
        return named(
                scan, names, value -> value.canConvertToLong() && value.isIntegralNumber() && value.asLong() >= least);
    }

    private static Optional<String> text(AnswerScan scan) {
        return named(
                scan,
                CURSORS,
                value -> (value.isTextual()
                                && !value.textValue().isBlank()
                                && !value.textValue().contains("/"))
                        || value.isIntegralNumber());
    }

    private static Optional<String> named(
            AnswerScan scan, List<String> names, java.util.function.Predicate<JsonNode> fits) {
        for (String pattern : names) {
            for (Map.Entry<String, JsonNode> entry : scan.values().entrySet()) {
                String path = entry.getKey();
                String name = FieldStats.plain(path.substring(path.lastIndexOf('.') + 1));
                if (name.matches(pattern) && fits.test(entry.getValue())) {
                    return Optional.of(path);
                }
            }
        }
        return Optional.empty();
    }

    Optional<Long> total() {
        return count.map(values::get).map(JsonNode::asLong);
    }

    /** The same without a number that turned out to be something else. */
    ListShape withoutCount() {
        return new ListShape(list, Optional.empty(), pages, cursor, values);
    }
}
