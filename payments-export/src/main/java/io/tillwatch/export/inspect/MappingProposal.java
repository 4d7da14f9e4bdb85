package io.tillwatch.export.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.payment.PaymentStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the mapping that follows from what was found. */
final class MappingProposal {
    /** Without these there is no mapping. */
    static final List<String> REQUIRED = List.of("order.id", "order.due", "order.created", "payment.status");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FieldFinder orders;
    private final int count;
    private final Set<String> unknownStatuses = new LinkedHashSet<>();
    private final Set<String> unknownProviders = new LinkedHashSet<>();

    MappingProposal(FieldFinder orders, int count) {
        this.orders = orders;
        this.count = count;
    }

    /** Attempts to pay that are a list within the order. */
    record Attempts(String list, FieldFinder fields, int count) {}

    /** Words for which a person must say what they mean. */
    Set<String> unknownStatuses() {
        return unknownStatuses;
    }

    Set<String> unknownProviders() {
        return unknownProviders;
    }

    List<String> missing() {
        return REQUIRED.stream().filter(key -> orders.of(key).isEmpty()).toList();
    }

    ObjectNode write(
            String name,
            ListShape shape,
            Optional<PagingGuess> paging,
            boolean refusesNothing,
            Optional<Attempts> attempts,
            Optional<InstalmentFinder.Plan> plan) {
        ObjectNode mapping = MAPPER.createObjectNode().put("mapping", 1).put("name", name);
        if (!shape.list().path().isEmpty()) {
            mapping.put("list", shape.list().path());
        }
        shape.count().ifPresent(path -> mapping.put("count", path));
        if (refusesNothing) {
            mapping.put("empty", "refused");
        }
        paging.ifPresent(p -> mapping.set("paging", paging(p, shape)));
        mapping.set("order", order());
        mapping.set("payment", payment());
        attempts.ifPresent(a -> mapping.set("attempts", attempts(a)));
        if (attempts.isEmpty()) {
            plan.ifPresent(p -> mapping.set("instalments", instalments(p)));
        }
        contradiction(mapping);
        return mapping;
    }

    private static ObjectNode paging(PagingGuess guess, ListShape shape) {
        ObjectNode paging = MAPPER.createObjectNode().put("by", guess.by()).put("size", guess.size());
        if (!guess.parameter().equals(guess.by())) {
            paging.put("parameter", guess.parameter());
        }
        guess.limit().filter(limit -> !limit.equals("limit")).ifPresent(limit -> paging.put("limit", limit));
        if (guess.limit().isEmpty()) {
            paging.put("send-limit", false);
        }
        if (guess.by().equals("page")) {
            if (guess.first() != 1) {
                paging.put("first", guess.first());
            }
            if (shape.count().isEmpty()) {
                shape.pages().ifPresent(path -> paging.put("pages", path));
            }
        }
        if (guess.by().equals("cursor")) {
            paging.put("next", shape.cursor().orElseThrow());
        }
        return paging;
    }

    private ObjectNode order() {
        ObjectNode order = MAPPER.createObjectNode();
        for (String key : List.of("id", "number", "due")) {
            put(order, key, orders.of("order." + key));
        }
        if (FieldStats.plain(orders.of("order.due").get(0)).matches(".*(minor|cents?|centimes)")) {
            order.put("unit", "minor");
        }
        for (String key : List.of(
                "currency", "created", "updated", "fulfilled", "fulfilment", "customer-key", "customer-phone")) {
            put(order, key, orders.of("order." + key));
        }
        return order;
    }

    private static void put(ObjectNode section, String key, List<String> fields) {
        if (fields.size() == 1) {
            section.put(key, fields.get(0));
        } else if (!fields.isEmpty()) {
            ArrayNode all = section.putArray(key);
            fields.forEach(all::add);
        }
    }

    private ObjectNode payment() {
        ObjectNode payment = MAPPER.createObjectNode();
        FieldStats status = orders.field(orders.of("payment.status").get(0)).orElseThrow();
        boolean ofPayment = orders.guesses().stream()
                .noneMatch(g -> g.key().equals("payment.status") && g.certainty() == FieldGuess.Certainty.GUESS);
        payment.set("status", status(status, count, ofPayment));
        List<String> refunded =
                status.words().keySet().stream().filter(Words::isRefunded).toList();
        put(payment, "refunded", refunded);
        put(payment, "method", orders.of("payment.method"));
        payment.set(
                "provider",
                orders.of("payment.provider").stream()
                        .findFirst()
                        .flatMap(orders::field)
                        .map(this::provider)
                        .orElseGet(MappingProposal::noProvider));
        for (String key : List.of("ref", "paid-at", "tried")) {
            put(payment, key, orders.of("payment." + key));
        }
        return payment;
    }

    private ObjectNode status(FieldStats field, int of, boolean ofPayment) {
        ObjectNode status = MAPPER.createObjectNode().put("from", field.path());
        ObjectNode words = status.putObject("words");
        for (String word : field.words().keySet()) {
            Optional<PaymentStatus> ours = Words.status(word, ofPayment);
            ours.ifPresentOrElse(s -> words.put(word, s.name()), () -> unknownStatuses.add(word));
        }
        if (field.filled() < of) {
            status.put("missing", PaymentStatus.PENDING.name());
        }
        return status;
    }

    private ObjectNode provider(FieldStats field) {
        ObjectNode provider = MAPPER.createObjectNode().put("from", field.path());
        ObjectNode words = MAPPER.createObjectNode();
        for (String word : field.words().keySet()) {
            Words.provider(word).ifPresentOrElse(id -> words.put(word, id), () -> unknownProviders.add(word));
        }
        if (!words.isEmpty()) {
            provider.set("words", words);
        }
        return provider;
    }

    /** A shop that does not say who took the money. */
    private static ObjectNode noProvider() {
        return MAPPER.createObjectNode().put("from", "provider").put("missing", "unknown");
    }

    private ObjectNode attempts(Attempts found) {
        FieldFinder fields = found.fields();
        ObjectNode attempts = MAPPER.createObjectNode().put("list", found.list());
        put(attempts, "amount", fields.of("attempts.amount"));
        put(attempts, "currency", fields.of("attempts.currency"));
        attempts.set("status", status(stats(fields, "attempts.status"), found.count(), true));
        attempts.set("provider", provider(stats(fields, "attempts.provider")));
        put(attempts, "ref", fields.of("attempts.ref"));
        put(attempts, "paid-at", fields.of("attempts.paid-at"));
        return attempts;
    }

    private static FieldStats stats(FieldFinder fields, String key) {
        return fields.field(fields.of(key).get(0)).orElseThrow();
    }

    private ObjectNode instalments(InstalmentFinder.Plan plan) {
        ObjectNode instalments = MAPPER.createObjectNode().put("enabled", plan.enabled());
        ArrayNode parts = instalments.putArray("parts");
        for (InstalmentFinder.Part part : plan.parts()) {
            ObjectNode node = parts.addObject().put("amount", part.amount().path());
            ObjectNode status = status(part.status(), part.status().filled(), true);
            node.set("status", status.put("missing", PaymentStatus.PENDING.name()));
            part.ref().ifPresent(field -> node.put("ref", field.path()));
            part.paidAt().ifPresent(field -> node.put("paid-at", field.path()));
        }
        return instalments;
    }

    /** Paid and cancelled at once is worth a note. */
    private void contradiction(ObjectNode mapping) {
        orders.of("order.fulfilment").stream()
                .findFirst()
                .flatMap(orders::field)
                .ifPresent(field -> {
                    List<String> cancelled = new ArrayList<>(field.words().keySet());
                    cancelled.removeIf(word -> !FieldStats.plain(word).matches("cancell?ed|annulée?"));
                    if (!cancelled.isEmpty()) {
                        ObjectNode note = mapping.putArray("contradictions")
                                .addObject()
                                .put("note", "PAID_BUT_CANCELLED")
                                .put("from", field.path());
                        put(note, "words", cancelled);
                        note.put("statuses", PaymentStatus.SUCCEEDED.name());
                    }
                });
    }

    static String text(ObjectNode mapping) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return MAPPER.writer(printer).writeValueAsString(mapping) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mapping of texts can always be written", e);
        }
    }
}
