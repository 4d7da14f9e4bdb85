package io.tillwatch.settings;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.secret.Secret;
import io.tillwatch.text.Message;
import io.tillwatch.time.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the keys of one section. Every question adds a problem if the answer is wrong, and {@link #done()} adds one for
 * each key that nobody asked for. Empty answers mean absent or wrong: look at the problems before using anything.
 *
 * <p>Not thread-safe.
 */
public final class SectionReader {
    /** A dollar sign before it makes it plain text. */
    private static final Pattern REFERENCE = Pattern.compile("(?<!\\$)\\$\\{");

    private final SettingsNode.Section section;
    private final String path;
    private final Problems problems;

    /** Something else stands where the section should: that is told, and what it lacks is not. */
    private final boolean absent;

    private final Set<String> asked = new LinkedHashSet<>();

    private SectionReader(SettingsNode node, String path, Problems problems) {
        this.path = path;
        this.problems = problems;
        this.absent = !(node instanceof SettingsNode.Section);
        this.section = node instanceof SettingsNode.Section found ? found : instead(node);
    }

    private SettingsNode.Section instead(SettingsNode node) {
        String value = node.fold(SettingsNode.Scalar::written, q -> "[…]", s -> "");
        problems.add(new Problem(node.place(), path, rule("section"), value));
        return new SettingsNode.Section(Map.of(), node.place());
    }

    /**
     * A reader of a whole file.
     *
     * @param root the file's top level; anything but keys and values is a problem, and reads as empty
     * @param problems where problems go
     * @return the reader
     */
    public static SectionReader of(SettingsNode root, Problems problems) {
        return new SectionReader(root, "", problems);
    }

    /**
     * Where the section starts.
     *
     * @return its place
     */
    public Place place() {
        return section.place();
    }

    /**
     * Whether a key is there, with any value.
     *
     * @param key the key
     * @return true if it is
     */
    public boolean has(String key) {
        asked.add(key);
        return section.entries().containsKey(key);
    }

    /**
     * The keys of the section; all count as asked for.
     *
     * @return in the order of the file
     */
    public List<String> keys() {
        asked.addAll(section.entries().keySet());
        return List.copyOf(section.entries().keySet());
    }

    /**
     * Adds a problem if a key is missing.
     *
     * @param key the key that must be there
     */
    public void require(String key) {
        if (!has(key) && !absent) {
            problems.add(new Problem(section.place(), name(key), rule("required"), ""));
        }
    }

    /**
     * A text, number or truth value as text.
     *
     * @param key the key
     * @return the text, never blank; empty if absent or wrong
     */
    public Optional<String> text(String key) {
        return parse(key, rule("text"), Optional::of);
    }

    /**
     * A secret. One that stands in the file itself is a warning, which does not show it.
     *
     * @param key the key
     * @return the wrapped secret; empty if absent or wrong
     */
    public Optional<Secret> secret(String key) {
        Optional<Secret> secret = text(key).map(Secret::of);
        if (secret.isPresent() && node(key).filter(SectionReader::isReference).isEmpty()) {
            problems.add(hidden(key, rule("secret")).asWarning());
        }
        return secret;
    }

    private static boolean isReference(SettingsNode node) {
        return node instanceof SettingsNode.Scalar scalar
                && REFERENCE.matcher(scalar.written()).find();
    }

    /**
     * A time zone by its name.
     *
     * @param key the key
     * @return the zone; empty if absent or wrong
     */
    public Optional<ZoneId> zone(String key) {
        return parse(key, rule("zone"), SectionReader::zoneOf, ZoneId.getAvailableZoneIds());
    }

    /**
     * A currency by its code.
     *
     * @param key the key
     * @return the currency; empty if absent or wrong
     */
    public Optional<CurrencyUnit> currency(String key) {
        return parse(key, rule("currency"), CurrencyUnit::find, CurrencyUnit.codes());
    }

    /**
     * One of some names.
     *
     * @param key the key
     * @param allowed the names
     * @return the name; empty if absent or wrong
     */
    public Optional<String> oneOf(String key, Collection<String> allowed) {
        return parse(
                key,
                rule("one-of", list(allowed)),
                t -> allowed.contains(t) ? Optional.of(t) : Optional.empty(),
                allowed);
    }

    /**
     * A constant of an enum, written in lower case with dashes.
     *
     * @param key the key
     * @param type the enum
     * @param <E> the enum
     * @return the constant; empty if absent or wrong
     */
    public <E extends Enum<E>> Optional<E> constant(String key, Class<E> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(SectionReader::written)
                .toList();
        return oneOf(key, names).map(text -> type.getEnumConstants()[names.indexOf(text)]);
    }

    /**
     * True or false.
     *
     * @param key the key
     * @return the truth value; empty if absent or wrong
     */
    public Optional<Boolean> truth(String key) {
        return oneOf(key, List.of("true", "false")).map(Boolean::valueOf);
    }

    /**
     * A length of time, such as {@code 30s}, {@code 5m}, {@code 7d} or ISO 8601.
     *
     * @param key the key
     * @param shortest the shortest that is allowed
     * @param longest the longest that is allowed
     * @return the length; empty if absent or wrong
     */
    public Optional<Duration> duration(String key, Duration shortest, Duration longest) {
        Message rule = rule("duration", Durations.text(shortest), Durations.text(longest));
        return parse(
                key,
                rule,
                text -> Durations.parse(text)
                        .filter(length -> length.compareTo(shortest) >= 0 && length.compareTo(longest) <= 0));
    }

    /**
     * A value of one's own.
     *
     * @param key the key
     * @param rule what must hold, as a part of a sentence
     * @param parser gives empty for a text that breaks the rule
     * @param <T> the type
     * @return the value; empty if absent or wrong
     */
    public <T> Optional<T> parse(String key, Message rule, Function<String, Optional<T>> parser) {
        return parse(key, rule, parser, List.of());
    }

    /**
     * A list of texts; a single text counts as a list of one.
     *
     * @param key the key
     * @return the texts without those that are wrong; empty if absent
     */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (SettingsNode item : items(key)) {
            scalar(item, name(key)).ifPresent(s -> texts.add(s.value()));
        }
        return List.copyOf(texts);
    }

    /**
     * A list of names; a single name counts as a list of one.
     *
     * @param key the key
     * @param allowed the names
     * @return the names that are allowed; empty if absent
     */
    public List<String> manyOf(String key, Collection<String> allowed) {
        List<String> names = new ArrayList<>();
        for (SettingsNode item : items(key)) {
            scalar(item, name(key)).ifPresent(s -> {
                if (allowed.contains(s.value())) {
                    names.add(s.value());
                } else {
                    problems.add(wrong(s, name(key), rule("one-of", list(allowed)), allowed));
                }
            });
        }
        return List.copyOf(names);
    }

    /**
     * A section within this one.
     *
     * @param key the key
     * @return its reader; empty if absent. If something else stands there: a problem, and a reader of nothing.
     */
    public Optional<SectionReader> section(String key) {
        return node(key).map(node -> new SectionReader(node, name(key), problems));
    }

    /**
     * A list of sections; a single section counts as a list of one.
     *
     * @param key the key
     * @return their readers; empty if absent. If an item is something else: a problem, and a reader of nothing.
     */
    public List<SectionReader> sections(String key) {
        List<SectionReader> readers = new ArrayList<>();
        List<SettingsNode> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            String name = name(key) + "[" + i + "]";
            readers.add(new SectionReader(items.get(i), name, problems));
        }
        return List.copyOf(readers);
    }

    /**
     * Adds a problem at a key.
     *
     * @param key the key, present or not
     * @param rule what must hold, as a part of a sentence
     */
    public void wrong(String key, Message rule) {
        Optional<SettingsNode> node = node(key);
        String value = node.map(n -> n.fold(SettingsNode.Scalar::written, q -> "[…]", s -> "{…}"))
                .orElse("");
        Place place = node.map(SettingsNode::place).orElse(section.place());
        problems.add(new Problem(place, name(key), rule, value));
    }

    /**
     * Adds a problem at a key without showing what stands there.
     *
     * @param key the key, present or not
     * @param rule what must hold, as a part of a sentence
     */
    public void wrongSecret(String key, Message rule) {
        problems.add(hidden(key, rule));
    }

    private Problem hidden(String key, Message rule) {
        Place place = node(key).map(SettingsNode::place).orElse(section.place());
        return new Problem(place, name(key), rule, "");
    }

    /** Adds a problem for every key that nobody asked for, with the closest known name. */
    public void done() {
        section.entries().forEach((key, entry) -> {
            if (!asked.contains(key)) {
                Problem problem = new Problem(entry.keyPlace(), name(key), rule("known-key"), key);
                problems.add(problem.advising(ClosestName.to(key, asked)
                        .map(SectionReader::closest)
                        .orElseGet(() -> asked.isEmpty()
                                ? Message.of(Problem.class, "advice.none")
                                : Message.of(Problem.class, "advice.known", list(asked)))));
            }
        });
    }

    private <T> Optional<T> parse(
            String key, Message rule, Function<String, Optional<T>> parser, Collection<String> known) {
        return node(key).flatMap(node -> scalar(node, name(key))).flatMap(scalar -> {
            Optional<T> value = parser.apply(scalar.value());
            if (value.isEmpty()) {
                problems.add(wrong(scalar, name(key), rule, known));
            }
            return value;
        });
    }

    private Optional<SettingsNode> node(String key) {
        asked.add(key);
        return Optional.ofNullable(section.entries().get(key)).map(SettingsNode.Entry::value);
    }

    private List<SettingsNode> items(String key) {
        return node(key)
                .map(node -> node.<List<SettingsNode>>fold(List::of, SettingsNode.Sequence::items, List::of))
                .orElse(List.of());
    }

    private Optional<SettingsNode.Scalar> scalar(SettingsNode node, String name) {
        Optional<SettingsNode.Scalar> scalar = node.fold(
                s -> s.value().isBlank() ? Optional.empty() : Optional.of(s),
                q -> Optional.empty(),
                s -> Optional.empty());
        if (scalar.isEmpty()) {
            String value = node.fold(SettingsNode.Scalar::written, q -> "[…]", s -> "{…}");
            problems.add(new Problem(node.place(), name, rule("text"), value));
        }
        return scalar;
    }

    private static Problem wrong(SettingsNode.Scalar scalar, String name, Message rule, Collection<String> known) {
        Problem problem = new Problem(scalar.place(), name, rule, scalar.written());
        // Only what stands in the file may be compared and shown, not what a reference was replaced by.
        return ClosestName.to(scalar.written(), known)
                .map(closest -> problem.advising(closest(closest)))
                .orElse(problem);
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static Optional<ZoneId> zoneOf(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Message closest(String name) {
        return Message.of(Problem.class, "advice.closest", name);
    }

    private static Message rule(String key, Object... arguments) {
        return Message.of(Problem.class, "rule." + key, arguments);
    }

    private static String list(Collection<String> names) {
        return String.join(", ", names);
    }
}
