package io.tillwatch.export.json;

import io.tillwatch.export.json.OrderMapping.AttemptList;
import io.tillwatch.export.json.OrderMapping.Contradiction;
import io.tillwatch.export.json.OrderMapping.Instalment;
import io.tillwatch.export.json.OrderMapping.Instalments;
import io.tillwatch.export.json.OrderMapping.ItemList;
import io.tillwatch.export.json.OrderMapping.MappingRules;
import io.tillwatch.export.json.OrderMapping.OrderFields;
import io.tillwatch.export.json.OrderMapping.PaymentFields;
import io.tillwatch.export.json.OrderMapping.Sql;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.Proof;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import io.tillwatch.settings.SettingsNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the rules of a mapping from its settings. */
final class MappingReader {
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    private static final Pattern NOTE = Pattern.compile("[A-Z][A-Z0-9_]*");

    private MappingReader() {}

    static Optional<MappingRules> read(SettingsNode root, Problems problems) {
        SectionReader file = SectionReader.of(root, problems);
        file.require("mapping");
        file.oneOf("mapping", List.of("1"));
        file.require("name");
        Optional<String> name = file.text("name");
        Optional<FieldPath> list = path(file, "list");
        Optional<FieldPath> count = path(file, "count");
        boolean refusesNothing = file.oneOf("empty", List.of("accepted", "refused"))
                .filter("refused"::equals)
                .isPresent();
        List<FieldPath> detect = paths(file, "detect");
        Paging paging = file.section("paging").map(PagingReader::read).orElseGet(Paging::none);
        file.require("order");
        Optional<OrderFields> order = file.section("order").map(MappingReader::order);
        file.require("payment");
        Optional<PaymentFields> payment = file.section("payment").map(MappingReader::payment);
        Optional<AttemptList> attempts = file.section("attempts").flatMap(MappingReader::attempts);
        Optional<Instalments> instalments = file.section("instalments").map(MappingReader::instalments);
        Optional<ItemList> items = file.section("items").flatMap(MappingReader::items);
        List<Contradiction> contradictions = file.sections("contradictions").stream()
                .map(MappingReader::contradiction)
                .toList();
        if (attempts.isPresent() && instalments.isPresent()) {
            file.wrong("instalments", OrderMapping.message("rule.attempts-or-instalments"));
        }
        Sql sql = file.section("sql")
                .map(MappingReader::sql)
                .orElseGet(() -> new Sql(Optional.empty(), Optional.empty()));
        file.done();
        return name.isEmpty() || order.isEmpty() || payment.isEmpty()
                ? Optional.empty()
                : Optional.of(new MappingRules(
                        name.get(),
                        list,
                        count,
                        refusesNothing,
                        detect,
                        paging,
                        order.get(),
                        payment.get(),
                        attempts,
                        instalments,
                        items,
                        contradictions,
                        sql));
    }

    /** A query may be written as a list of its lines. */
    private static Sql sql(SectionReader section) {
        section.require("query");
        String query = String.join("\n", section.texts("query"));
        Optional<ZoneId> zone = section.zone("zone");
        section.done();
        return new Sql(Optional.of(query).filter(q -> !q.isBlank()), zone);
    }

    private static OrderFields order(SectionReader section) {
        section.require("id");
        section.require("due");
        section.require("created");
        OrderFields fields = new OrderFields(
                partOf(section, "id"),
                partOf(section, "number"),
                field(section, "due"),
                section.oneOf("unit", List.of("major", "minor")).orElse("major").equals("minor"),
                field(section, "currency"),
                field(section, "created"),
                field(section, "updated"),
                field(section, "fulfilled"),
                field(section, "fulfilment"),
                field(section, "customer-key"),
                field(section, "customer-phone"));
        section.done();
        return fields;
    }

    private static PaymentFields payment(SectionReader section) {
        section.require("status");
        section.require("provider");
        PaymentFields fields = new PaymentFields(
                status(section),
                section.texts("refunded"),
                field(section, "method"),
                provider(section),
                field(section, "ref"),
                field(section, "paid-at"),
                translation(
                        section,
                        "proof",
                        (words, key) -> words.oneOf(key, names(Proof.values())).map(Proof::valueOf)),
                field(section, "tried"));
        section.done();
        return fields;
    }

    private static Optional<AttemptList> attempts(SectionReader section) {
        section.require("list");
        section.require("amount");
        section.require("status");
        section.require("provider");
        Optional<FieldPath> list = path(section, "list");
        Field amount = field(section, "amount");
        Field currency = field(section, "currency");
        Translation<PaymentStatus> status = status(section);
        Translation<String> provider = provider(section);
        Field ref = field(section, "ref");
        Field paidAt = field(section, "paid-at");
        Field refunded = field(section, "refunded");
        Field refundedAt = field(section, "refunded-at");
        section.done();
        return list.map(l -> new AttemptList(l, amount, currency, status, provider, ref, paidAt, refunded, refundedAt));
    }

    private static Instalments instalments(SectionReader section) {
        section.require("enabled");
        section.require("parts");
        Field enabled = field(section, "enabled");
        List<Instalment> parts = new ArrayList<>();
        for (SectionReader part : section.sections("parts")) {
            part.require("amount");
            part.require("status");
            parts.add(new Instalment(
                    field(part, "amount"),
                    status(part),
                    field(part, "ref"),
                    field(part, "paid-at"),
                    field(part, "due-at")));
            part.done();
        }
        section.done();
        return new Instalments(enabled, parts);
    }

    private static Optional<ItemList> items(SectionReader section) {
        section.require("list");
        section.require("name");
        section.require("quantity");
        Optional<FieldPath> list = path(section, "list");
        Field product = field(section, "product");
        Field name = field(section, "name");
        Field quantity = field(section, "quantity");
        Field amount = field(section, "amount");
        Field price = field(section, "price");
        if (amount.isNone() == price.isNone()) {
            section.wrong("amount", OrderMapping.message("rule.amount-or-price"));
        }
        section.done();
        return list.map(l -> new ItemList(l, product, name, quantity, amount, price));
    }

    private static Contradiction contradiction(SectionReader section) {
        section.require("note");
        section.require("from");
        section.require("words");
        section.require("statuses");
        Contradiction contradiction = new Contradiction(
                section.parse("note", OrderMapping.message("rule.note"), t -> matching(NOTE, t))
                        .orElse(""),
                field(section, "from"),
                section.texts("words"),
                section.manyOf("statuses", names(PaymentStatus.values())).stream()
                        .map(PaymentStatus::valueOf)
                        .toList());
        section.done();
        return contradiction;
    }

    private static Translation<PaymentStatus> status(SectionReader section) {
        return translation(
                section,
                "status",
                (words, key) -> words.oneOf(key, names(PaymentStatus.values())).map(PaymentStatus::valueOf));
    }

    private static Translation<String> provider(SectionReader section) {
        return translation(
                section,
                "provider",
                (words, key) -> words.parse(key, OrderMapping.message("rule.provider"), t -> matching(PROVIDER, t)));
    }

    private static <T> Translation<T> translation(
            SectionReader section, String key, BiFunction<SectionReader, String, Optional<T>> reader) {
        return section.section(key)
                .map(translation -> {
                    translation.require("from");
                    Field from = field(translation, "from");
                    Map<String, T> words = new HashMap<>();
                    translation.section("words").ifPresent(table -> {
                        for (String word : table.keys()) {
                            reader.apply(table, word).ifPresent(ours -> words.put(word, ours));
                        }
                    });
                    Optional<T> missing = reader.apply(translation, "missing");
                    translation.done();
                    return new Translation<>(from, words, missing);
                })
                .orElseGet(() -> new Translation<>(Field.NONE, Map.of(), Optional.empty()));
    }

    private static Field field(SectionReader section, String key) {
        return new Field(paths(section, key));
    }

    /** A field of which a pattern may take a part. */
    private static Field partOf(SectionReader section, String key) {
        return new Field(
                paths(section, key),
                section.parse(key + "-pattern", OrderMapping.message("rule.pattern"), MappingReader::pattern));
    }

    private static Optional<Pattern> pattern(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            return Optional.of(pattern).filter(p -> p.matcher("").groupCount() == 1);
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private static List<FieldPath> paths(SectionReader section, String key) {
        List<FieldPath> paths = new ArrayList<>();
        for (String text : section.texts(key)) {
            FieldPath.parse(text)
                    .ifPresentOrElse(paths::add, () -> section.wrong(key, OrderMapping.message("rule.path")));
        }
        return paths;
    }

    static Optional<FieldPath> path(SectionReader section, String key) {
        return section.parse(key, OrderMapping.message("rule.path"), FieldPath::parse);
    }

    private static Optional<String> matching(Pattern pattern, String text) {
        return pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
