package io.tillwatch.export.json;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.Proof;
import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says which fields of a shop's JSON, or which columns of its database, mean what. It is configuration: a JSON file, see
 * {@code docs/en/order-mapping.md}.
 *
 * <p>Immutable and thread-safe.
 */
public final class OrderMapping {
    private static final List<String> READY = List.of(
            "afrigest",
            "afrigest-postgres",
            "agri-point",
            "monepiceriz-postgres",
            "rachelfoods",
            "rachelfoods-postgres");

    private final MappingRules rules;

    private OrderMapping(MappingRules rules) {
        this.rules = rules;
    }

    /**
     * The names of the mappings that come with Tillwatch.
     *
     * @return in alphabetical order
     */
    public static List<String> readyNames() {
        return READY;
    }

    /**
     * A mapping that comes with Tillwatch.
     *
     * @param name one of {@link #readyNames}
     * @return the mapping
     * @throws IllegalArgumentException if there is none of that name
     */
    public static OrderMapping ready(String name) {
        if (!READY.contains(name)) {
            throw new IllegalArgumentException("mapping must be one of " + READY + ", but was \"" + name + "\"");
        }
        String file = "mappings/" + name + ".json";
        Problems problems = new Problems();
        try (InputStream in = OrderMapping.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("this build of Tillwatch lacks " + file);
            }
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return parse(file, json, problems).orElseThrow(() -> new IllegalStateException("" + problems.all()));
        } catch (IOException e) {
            throw new IllegalStateException("this build of Tillwatch cannot be read: " + file, e);
        }
    }

    /**
     * Reads a mapping.
     *
     * @param file the name for messages
     * @param json its contents
     * @param problems gets everything that is wrong with it
     * @return the mapping; empty if anything is wrong
     */
    public static Optional<OrderMapping> parse(String file, String json, Problems problems) {
        Problems own = new Problems();
        Optional<MappingRules> rules =
                JsonSettings.read(file, json, own).flatMap(root -> MappingReader.read(root, own));
        List<Problem> found = own.all();
        found.forEach(problems::add);
        return own.hasErrors() ? Optional.empty() : rules.map(OrderMapping::new);
    }

    /**
     * The name of the mapping.
     *
     * @return not blank
     */
    public String name() {
        return rules.name();
    }

    /**
     * Whether the shop's answers say their currency. If not, one must be given.
     *
     * @return true if the mapping names a field for it
     */
    public boolean readsCurrency() {
        return !rules.order().currency().isNone();
    }

    /**
     * The query that gives the shop's orders from its database.
     *
     * @return the query, for mappings that are made for one; may hold {@code :from} and {@code :to}
     */
    public Optional<String> query() {
        return rules.sql().query();
    }

    /**
     * The zone of times that the shop's database keeps without one.
     *
     * @return the zone; empty if the mapping does not say
     */
    public Optional<ZoneId> zone() {
        return rules.sql().zone();
    }

    /**
     * Where the list of attempts stands within an order.
     *
     * @return its dotted name; empty if the shop keeps one payment for each order
     */
    public Optional<String> attemptList() {
        return rules.attempts().map(attempts -> attempts.list().toString());
    }

    /**
     * Where the list of what was bought stands within an order.
     *
     * @return its dotted name; empty if the mapping does not read it
     */
    public Optional<String> itemList() {
        return rules.items().map(items -> items.list().toString());
    }

    /**
     * Everything that is read of an order.
     *
     * @return for each field its dotted names, of which the first with a value counts; those of attempts and
     *     items begin with the name of their list
     */
    public List<List<String>> fields() {
        return MappedFields.of(rules, true);
    }

    MappingRules rules() {
        return rules;
    }

    /** All ready mappings. */
    static List<OrderMapping> allReady() {
        List<OrderMapping> all = new ArrayList<>();
        READY.forEach(name -> all.add(ready(name)));
        return all;
    }

    static Message message(String key, Object... arguments) {
        return Message.of(OrderMapping.class, key, arguments);
    }

    /** What a mapping says, part by part. {@code refusesNothing}: an answer without any order is not believed. */
    record MappingRules(
            String name,
            Optional<FieldPath> list,
            Optional<FieldPath> count,
            boolean refusesNothing,
            List<FieldPath> detect,
            Paging paging,
            OrderFields order,
            PaymentFields payment,
            Optional<AttemptList> attempts,
            Optional<Instalments> instalments,
            Optional<ItemList> items,
            List<Contradiction> contradictions,
            Sql sql) {
        /** Why an answer with that many orders is not believed; empty if it is. */
        Optional<Message> nothing(long given) {
            return given == 0 && refusesNothing ? Optional.of(message("answer.nothing")) : Optional.empty();
        }
    }

    /** How a database is asked. */
    record Sql(Optional<String> query, Optional<ZoneId> zone) {}

    /** Fields of the order itself. */
    record OrderFields(
            Field id,
            Field number,
            Field due,
            boolean minorUnits,
            Field currency,
            Field created,
            Field updated,
            Field fulfilled,
            Field fulfilment,
            Field customerKey,
            Field customerPhone) {}

    /** Fields that say how an order was paid as a whole. */
    record PaymentFields(
            Translation<PaymentStatus> status,
            List<String> refunded,
            Field method,
            Translation<String> provider,
            Field ref,
            Field paidAt,
            Translation<Proof> proof,
            Field tried) {}

    /** A list of attempts within the order; its fields are relative to an item. */
    record AttemptList(
            FieldPath list,
            Field amount,
            Field currency,
            Translation<PaymentStatus> status,
            Translation<String> provider,
            Field ref,
            Field paidAt,
            Field refunded,
            Field refundedAt) {}

    /** Instalments that are fields of the order, not a list. */
    record Instalments(Field enabled, List<Instalment> parts) {}

    /** One instalment. */
    record Instalment(Field amount, Translation<PaymentStatus> status, Field ref, Field paidAt, Field dueAt) {}

    /** A list of what was bought; its fields are relative to an item, which has an amount or the price of one. */
    record ItemList(FieldPath list, Field product, Field name, Field quantity, Field amount, Field price) {}

    /** A note for orders that say two different things about themselves. */
    record Contradiction(String note, Field from, List<String> words, List<PaymentStatus> statuses) {}
}
