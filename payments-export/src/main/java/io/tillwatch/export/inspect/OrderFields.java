package io.tillwatch.export.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The fields of some objects of one kind by their dotted names, and the lists of objects within them. */
final class OrderFields {
    private static final int DEEPEST = 4;

    private final Map<String, FieldStats> fields = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> lists = new LinkedHashMap<>();
    private final List<JsonNode> objects;

    private OrderFields(List<JsonNode> objects) {
        this.objects = objects;
    }

    static OrderFields of(List<JsonNode> objects) {
        List<JsonNode> real = objects.stream().filter(JsonNode::isObject).toList();
        OrderFields fields = new OrderFields(real);
        real.forEach(object -> fields.add(object, "", 1));
        return fields;
    }

    private void add(JsonNode object, String prefix, int depth) {
        object.properties().forEach(entry -> {
            if (!AnswerScan.isPlain(entry.getKey())) {
                return;
            }
            String path = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                if (depth < DEEPEST) {
                    add(value, path + ".", depth + 1);
                }
            } else if (value.isArray()) {
                List<JsonNode> items = lists.computeIfAbsent(path, p -> new ArrayList<>());
                value.forEach(item -> {
                    if (item.isObject() && items.size() < AnswerScan.KEPT) {
                        items.add(item);
                    }
                });
            } else {
                fields.computeIfAbsent(path, FieldStats::new).add(value);
            }
        });
    }

    /** How many objects there are. */
    int count() {
        return objects.size();
    }

    /** Whether a field has a value in an object where another one has one of some words. */
    boolean isFilledWhere(String path, String other, Predicate<String> word) {
        return objects.stream()
                .anyMatch(object ->
                        hasText(in(object, path)) && word.test(in(object, other).asText()));
    }

    private static boolean hasText(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank();
    }

    private static JsonNode in(JsonNode object, String path) {
        JsonNode value = object;
        for (String name : path.split("\\.", -1)) {
            value = value.path(name);
        }
        return value;
    }

    Collection<FieldStats> all() {
        return fields.values();
    }

    /** The items of all lists of one name together. */
    Map<String, List<JsonNode>> lists() {
        return lists;
    }
}
