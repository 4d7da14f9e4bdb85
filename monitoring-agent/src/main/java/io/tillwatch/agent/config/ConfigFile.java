package io.tillwatch.agent.config;

import io.tillwatch.settings.Place;
import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SettingsNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A configuration file, read and judged. Immutable.
 *
 * @param name the file's name as the user gave it
 * @param config the settings; empty if there is any error
 * @param problems everything that is wrong or should be otherwise, in the order of the file
 * @param root the values with their places; empty if the file is not YAML
 */
public record ConfigFile(
        String name, Optional<TillwatchConfig> config, List<Problem> problems, Optional<SettingsNode> root) {
    /** Copies the problems. */
    public ConfigFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(config, "config");
        problems = List.copyOf(problems);
        Objects.requireNonNull(root, "root");
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param name the file's name as the user gave it
     * @param environment the environment variables, by name
     * @return the file with its settings or its problems
     */
    public static ConfigFile read(Path file, String name, Function<String, Optional<String>> environment) {
        Problems reading = new Problems();
        Optional<SettingsNode> root = YamlSettings.read(file, name, environment, reading);
        Problems judging = new Problems();
        Path directory = Objects.requireNonNullElse(file.getParent(), Path.of(""));
        Optional<TillwatchConfig> config =
                root.flatMap(node -> TillwatchConfig.read(node, directory, environment, judging));
        Problems all = new Problems();
        Set<Place> told = new HashSet<>();
        for (Problem problem : reading.all()) {
            all.add(problem);
            told.add(problem.place());
        }
        // A reference that could not be replaced is one problem, not a wrong zone besides.
        judging.all().stream().filter(p -> !told.contains(p.place())).forEach(all::add);
        return new ConfigFile(name, all.hasErrors() ? Optional.empty() : config, all.all(), root);
    }

    /**
     * What makes the file unusable.
     *
     * @return the problems without the warnings, in the order of the file
     */
    public List<Problem> errors() {
        return problems.stream().filter(Problem::isError).toList();
    }

    /**
     * What should be otherwise.
     *
     * @return the warnings, in the order of the file
     */
    public List<Problem> warnings() {
        return problems.stream().filter(problem -> !problem.isError()).toList();
    }

    /**
     * The shop's language, even if something else is wrong.
     *
     * @return French or English; empty if the file does not say
     */
    public Optional<Locale> language() {
        return written("shop", "language").filter(Set.of("fr", "en")::contains).map(Locale::forLanguageTag);
    }

    /**
     * A value as it stands in the file, references not replaced: what may be shown.
     *
     * @param section the section's key
     * @param key the key within the section
     * @return the text, a list joined by commas; empty if there is none
     */
    public Optional<String> written(String section, String key) {
        return node(section, key).map(ConfigFile::shown);
    }

    /** What stands in the file below some keys, from the top level down. */
    Optional<SettingsNode> node(String... keys) {
        Optional<SettingsNode> node = root;
        for (String key : keys) {
            node = node.flatMap(above -> below(above, key));
        }
        return node;
    }

    private static Optional<SettingsNode> below(SettingsNode node, String key) {
        return node instanceof SettingsNode.Section section
                ? Optional.ofNullable(section.entries().get(key)).map(SettingsNode.Entry::value)
                : Optional.empty();
    }

    static String shown(SettingsNode node) {
        return node.fold(
                SettingsNode.Scalar::written,
                list -> String.join(
                        ", ", list.items().stream().map(ConfigFile::shown).toList()),
                section -> "{…}");
    }
}
