package io.tillwatch.export.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.export.json.OrderMapping.AttemptList;
import io.tillwatch.export.json.OrderMapping.MappingRules;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.RejectedRecord;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An order means the same when it is read without the fields that its mapping does not read. */
class ProjectionTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static List<OrderMapping> mappings() {
        return OrderMapping.allReady();
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void has_every_field_that_a_mapping_reads(OrderMapping mapping) throws ReflectiveOperationException {
        MappingRules rules = mapping.rules();
        List<String> read = new ArrayList<>();
        collect(rules.order(), "", read);
        collect(rules.payment(), "", read);
        collect(rules.instalments(), "", read);
        collect(rules.contradictions(), "", read);
        if (rules.attempts().isPresent()) {
            AttemptList attempts = rules.attempts().get();
            collect(attempts, attempts.list() + ".", read);
            read.remove(attempts.list() + "." + attempts.list());
        }

        assertThat(read).hasSizeGreaterThan(5);
        assertThat(mapping.fields().stream().flatMap(List::stream)).containsAll(read);
    }

    private static void collect(Object value, String prefix, List<String> names) throws ReflectiveOperationException {
        if (value instanceof FieldPath path) {
            names.add(prefix + path);
        } else if (value instanceof Optional<?> maybe) {
            collect(maybe.stream().toList(), prefix, names);
        } else if (value instanceof Collection<?> many) {
            for (Object one : many) {
                collect(one, prefix, names);
            }
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                collect(component.getAccessor().invoke(value), prefix, names);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void changes_nothing_that_is_read(OrderMapping mapping) throws IOException {
        MappingRules rules = mapping.rules();
        List<String> names =
                mapping.fields().stream().flatMap(List::stream).distinct().toList();
        Projection projection = Projection.of(mapping.fields());
        OrderMapper mapper = new OrderMapper(rules, Optional.of(CurrencyUnit.of("XAF")), true);
        Random random = new Random(7);
        int readable = 0;
        for (int round = 0; round < 600; round++) {
            ObjectNode order = order(names, random);
            Item.Text item = new Item.Text(order.toString().getBytes(StandardCharsets.UTF_8), new Place(1, 1));

            OrderMapper.Mapped whole = mapper.map(item.whole(), "p");
            OrderMapper.Mapped only = mapper.map(item.only(projection), "p");

            assertThat(only.payments()).as(order.toString()).isEqualTo(whole.payments());
            assertThat(only.rejected().map(RejectedRecord::reasons).isPresent())
                    .as(order.toString())
                    .isEqualTo(whole.rejected().isPresent());
            readable += whole.payments().isEmpty() ? 0 : 1;
        }
        assertThat(readable).as("of 600").isBetween(60, 580);
    }

    /** Mapped fields with values that often fit, often do not, and fields that nobody knows. */
    private static ObjectNode order(List<String> names, Random random) {
        ObjectNode order = NODES.objectNode();
        boolean careful = random.nextInt(4) > 0;
        for (String name : names) {
            if (careful || random.nextBoolean()) {
                put(order, List.of(name.split("\\.")), value(name, careful, random), random);
            }
        }
        return order;
    }

    private static void put(ObjectNode node, List<String> names, JsonNode value, Random random) {
        node.put("unknown" + random.nextInt(3), "x");
        String name = names.get(0);
        if (names.size() == 1) {
            if (!node.has(name)) {
                node.set(name, value);
            }
            return;
        }
        JsonNode there = node.get(name);
        if (there instanceof ArrayNode list && list.size() > 0 && list.get(0) instanceof ObjectNode first) {
            put(first, names.subList(1, names.size()), value, random);
        } else if (there instanceof ObjectNode object) {
            put(object, names.subList(1, names.size()), value, random);
        } else if (there == null) {
            ObjectNode object = NODES.objectNode();
            put(object, names.subList(1, names.size()), value, random);
            node.set(name, random.nextBoolean() ? list(object, random) : object);
        }
    }

    private static JsonNode value(String name, boolean careful, Random random) {
        String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (careful && random.nextInt(40) > 0) {
            if (last.matches(".*(at|_at|date|time)")) {
                return NODES.textNode("2026-03-01T08:00:00Z");
            }
            if (last.matches(".*(total|amount|price|refund|due).*")) {
                return NODES.numberNode(1000 * (1 + random.nextInt(5)));
            }
            if (last.matches(".*(id|number|currency)")) {
                return NODES.textNode("XAF");
            }
        }
        return Stream.<JsonNode>of(
                        NODES.textNode("paid"),
                        NODES.textNode("2026-03-01T09:30:00.250Z"),
                        NODES.textNode(" "),
                        NODES.textNode("XAF"),
                        NODES.numberNode(5),
                        NODES.numberNode(new BigDecimal("1.10")),
                        NODES.numberNode(12_345_678_901L),
                        NODES.booleanNode(random.nextBoolean()),
                        NODES.nullNode(),
                        NODES.objectNode().put("status", "paid"),
                        NODES.arrayNode().add("paid").add(NODES.objectNode().put("amount", 5)))
                .skip(random.nextInt(11))
                .findFirst()
                .orElseThrow();
    }

    private static ArrayNode list(ObjectNode item, Random random) {
        ArrayNode list = NODES.arrayNode().add(item);
        return random.nextInt(1000) < 130 ? list.add(7) : list;
    }
}
