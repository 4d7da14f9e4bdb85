package io.tillwatch.reconciliation.statement;

import io.tillwatch.export.json.JsonSettings;
import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Says which columns and words of a provider's statement mean what. It is configuration: a JSON file, see
 * {@code docs/en/statements.md}. Immutable and thread-safe.
 */
public final class StatementMapping {
    private static final List<String> READY = List.of(
            "moov-statement",
            "mtn-momo-portal",
            "orange-money-portal",
            "paypal-activity",
            "stripe-balance",
            "wave-transactions");

    private final Rules rules;

    private StatementMapping(Rules rules) {
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
    public static StatementMapping ready(String name) {
        Problems problems = new Problems();
        return parse(name + ".json", readyText(name), problems)
                .orElseThrow(() -> new IllegalStateException("" + problems.all()));
    }

    /**
     * A mapping that comes with Tillwatch as it is written, to begin one's own with.
     *
     * @param name one of {@link #readyNames}
     * @return JSON
     * @throws IllegalArgumentException if there is none of that name
     */
    public static String readyText(String name) {
        if (!READY.contains(name)) {
            throw new IllegalArgumentException("mapping must be one of " + READY + ", but was \"" + name + "\"");
        }
        String file = "mappings/" + name + ".json";
        try (InputStream in = StatementMapping.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("this build of Tillwatch lacks " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
    public static Optional<StatementMapping> parse(String file, String json, Problems problems) {
        Problems own = new Problems();
        Optional<Rules> rules = JsonSettings.read(file, json, own).flatMap(root -> RulesReader.read(root, own));
        List<Problem> found = own.all();
        found.forEach(problems::add);
        return own.hasErrors() ? Optional.empty() : rules.map(StatementMapping::new);
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
     * Whose statements it reads.
     *
     * @return the provider's id
     */
    public String provider() {
        return rules.provider();
    }

    Rules rules() {
        return rules;
    }

    @Override
    public String toString() {
        return rules.name();
    }
}
