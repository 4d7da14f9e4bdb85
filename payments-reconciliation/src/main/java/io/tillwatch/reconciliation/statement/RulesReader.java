package io.tillwatch.reconciliation.statement;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import io.tillwatch.settings.SettingsNode;
import io.tillwatch.text.Message;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what a mapping says from its settings. */
final class RulesReader {
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    private RulesReader() {}

    /** Rules; only to be used if there were no problems. */
    static Optional<Rules> read(SettingsNode root, Problems problems) {
        SectionReader file = SectionReader.of(root, problems);
        for (String key : new String[] {"statement", "name", "provider", "columns", "required", "time", "kind"}) {
            file.require(key);
        }
        file.oneOf("statement", List.of("1"));
        Optional<String> name = file.text("name");
        Optional<String> provider = file.parse("provider", rule("provider"), t -> matching(PROVIDER, t));
        Optional<Charset> charset = file.parse("charset", rule("charset"), RulesReader::charset);
        Map<Role, List<String>> columns =
                file.section("columns").map(RulesReader::columns).orElseGet(() -> new EnumMap<>(Role.class));
        List<List<Role>> required = required(file);
        Rules.MoneyRules money = file.section("money").map(RulesReader::money).orElseGet(RulesReader::usualMoney);
        Optional<Rules.TimeRules> time = file.section("time").map(RulesReader::time);
        Rules.StatusRules status = file.section("status")
                .map(RulesReader::status)
                .orElseGet(() -> new Rules.StatusRules(Map.of(), PaymentStatus.SUCCEEDED));
        Optional<Rules.KindRules> kind = file.section("kind").map(RulesReader::kind);
        Optional<Pattern> pattern = file.parse("order-pattern", rule("order-pattern"), RulesReader::orderPattern);
        List<String> footer = file.texts("footer").stream().map(Words::key).toList();
        boolean chain = file.truth("chain").orElse(false);
        checkColumns(file, columns);
        file.done();
        if (name.isEmpty() || provider.isEmpty() || time.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rules(
                name.get(),
                provider.get(),
                charset,
                columns,
                required,
                money,
                time.get(),
                status,
                kind.get(),
                pattern,
                footer,
                chain));
    }

    private static void checkColumns(SectionReader file, Map<Role, List<String>> columns) {
        boolean amount = columns.containsKey(Role.AMOUNT);
        boolean sides = columns.containsKey(Role.CREDIT) && columns.containsKey(Role.DEBIT);
        boolean whole = columns.containsKey(Role.ID) && columns.containsKey(Role.DATE) && (amount || sides);
        if (file.has("columns") && !whole) {
            file.wrong("columns", rule("columns"));
        }
    }

    private static Map<Role, List<String>> columns(SectionReader section) {
        Map<Role, List<String>> columns = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            List<String> names =
                    section.texts(role.key()).stream().map(Words::key).toList();
            if (!names.isEmpty()) {
                columns.put(role, names);
            }
        }
        section.done();
        return columns;
    }

    private static List<List<Role>> required(SectionReader file) {
        List<List<Role>> required = new ArrayList<>();
        for (String text : file.texts("required")) {
            List<Role> any = new ArrayList<>();
            for (String key : text.split("\\|", -1)) {
                Role.find(key.strip())
                        .ifPresentOrElse(
                                any::add,
                                () -> file.wrong("required", rule("required", String.join(", ", Role.keys()))));
            }
            required.add(any);
        }
        return required;
    }

    private static Rules.MoneyRules usualMoney() {
        return new Rules.MoneyRules(
                AmountText.Decimal.POINT,
                false,
                Rules.Signs.SIGNED,
                Rules.Fees.POSITIVE,
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static Rules.MoneyRules money(SectionReader section) {
        Rules.MoneyRules money = new Rules.MoneyRules(
                section.constant("decimal", AmountText.Decimal.class).orElse(AmountText.Decimal.POINT),
                section.oneOf("unit", List.of("major", "minor")).orElse("major").equals("minor"),
                section.constant("signs", Rules.Signs.class).orElse(Rules.Signs.SIGNED),
                section.constant("fees", Rules.Fees.class).orElse(Rules.Fees.POSITIVE),
                section.oneOf("amount", List.of("gross", "net")).orElse("gross").equals("net"),
                section.currency("currency").map(CurrencyUnit::code),
                section.oneOf("currency-after", Role.keys()).flatMap(Role::find));
        section.done();
        return money;
    }

    private static Rules.TimeRules time(SectionReader section) {
        section.require("formats");
        List<DateTimeFormatter> formats = new ArrayList<>();
        for (String text : section.texts("formats")) {
            format(text).ifPresentOrElse(formats::add, () -> section.wrong("formats", rule("format")));
        }
        Optional<ZoneId> zone = section.zone("zone");
        Map<String, ZoneId> zones = words(section, "zones", SectionReader::zone);
        section.done();
        return new Rules.TimeRules(formats, zone, zones);
    }

    private static Rules.StatusRules status(SectionReader section) {
        List<String> names =
                Arrays.stream(PaymentStatus.values()).map(Enum::name).toList();
        Map<String, PaymentStatus> words =
                words(section, "words", (table, key) -> table.oneOf(key, names).map(PaymentStatus::valueOf));
        PaymentStatus missing =
                section.oneOf("missing", names).map(PaymentStatus::valueOf).orElse(PaymentStatus.UNKNOWN);
        section.done();
        return new Rules.StatusRules(words, missing);
    }

    private static Rules.KindRules kind(SectionReader section) {
        Map<String, Rules.Meaning> words = new LinkedHashMap<>();
        List<Map.Entry<String, Rules.Meaning>> prefixes = new ArrayList<>();
        section.section("words").ifPresent(table -> {
            for (String word : table.keys()) {
                meaning(table, word).ifPresent(meaning -> {
                    if (word.endsWith("*")) {
                        prefixes.add(Map.entry(Words.key(word), meaning));
                    } else {
                        words.put(Words.key(word), meaning);
                    }
                });
            }
        });
        prefixes.sort(Comparator.comparing(prefix -> -prefix.getKey().length()));
        Rules.KindRules rules = new Rules.KindRules(
                words,
                prefixes,
                words(section, "texts", RulesReader::meaning),
                recordKind(section, "in"),
                recordKind(section, "out"));
        section.done();
        return rules;
    }

    private static Optional<Rules.Meaning> meaning(SectionReader table, String key) {
        return table.oneOf(
                        key,
                        Arrays.stream(Rules.Meaning.values()).map(Enum::name).toList())
                .map(Rules.Meaning::valueOf);
    }

    private static Optional<RecordKind> recordKind(SectionReader section, String key) {
        return section.oneOf(
                        key, Arrays.stream(RecordKind.values()).map(Enum::name).toList())
                .map(RecordKind::valueOf);
    }

    private static <T> Map<String, T> words(
            SectionReader section, String name, BiFunction<SectionReader, String, Optional<T>> reader) {
        Map<String, T> words = new LinkedHashMap<>();
        section.section(name).ifPresent(table -> {
            for (String word : table.keys()) {
                reader.apply(table, word).ifPresent(value -> words.put(Words.key(word), value));
            }
        });
        return words;
    }

    private static Optional<String> matching(Pattern pattern, String text) {
        return pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<DateTimeFormatter> format(String pattern) {
        try {
            // With a strict resolver, years are u and not y.
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
            return Optional.of(format);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Pattern> orderPattern(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            return text.contains("(?<order>") ? Optional.of(pattern) : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Message rule(String key, Object... arguments) {
        return Message.of(StatementMapping.class, "rule." + key, arguments);
    }
}
