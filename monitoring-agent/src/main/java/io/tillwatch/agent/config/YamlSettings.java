package io.tillwatch.agent.config;

import io.tillwatch.settings.Place;
import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SettingsNode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 into {@link SettingsNode}s: values with their places, references such as <code>${SHOP_ZONE}</code> and
 * <code>${file:/run/secrets/token}</code> replaced, and everything that is wrong told as a {@link Problem}.
 *
 * <p>No object is ever constructed from a file. A file has at most 1 MB of UTF-8 (a byte order mark is allowed), one
 * document, no aliases, no tags and at most {@value YamlGuard#MAX_DEPTH} levels. A replaced value is never part of a
 * problem.
 */
public final class YamlSettings {
    private YamlSettings() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @param name the file's name as the user gave it, for the places
     * @param environment the environment variables, by name
     * @param problems where problems go
     * @return the top level; empty if nothing could be read at all. With problems beside, a value that could not be
     *     replaced stands as it is written.
     */
    public static Optional<SettingsNode> read(
            Path file, String name, Function<String, Optional<String>> environment, Problems problems) {
        Path directory =
                Objects.requireNonNullElse(file.toAbsolutePath().normalize().getParent(), file.toAbsolutePath());
        return new SettingsFile(name, problems)
                .text(file)
                .flatMap(text -> read(text, name, directory, environment, problems));
    }

    /**
     * Reads a text.
     *
     * @param text the YAML
     * @param name the name for the places
     * @param directory where relative paths in <code>${file:…}</code> start
     * @param environment the environment variables, by name
     * @param problems where problems go
     * @return the top level, as for a file
     */
    public static Optional<SettingsNode> read(
            String text,
            String name,
            Path directory,
            Function<String, Optional<String>> environment,
            Problems problems) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setUseMarks(true)
                .setAllowNonScalarKeys(true)
                .setSchema(new CoreSchema())
                .build();
        try {
            if (!new YamlGuard(settings, name, problems).admits(text)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty() || root.get().getTag().equals(Tag.NULL)) {
                problems.add(new Problem(Place.of(name), "", Rules.rule("not-empty"), ""));
                return Optional.empty();
            }
            References references = new References(environment, directory, problems);
            return Optional.of(new YamlNodes(name, references, problems).convert(root.get(), ""));
        } catch (YamlEngineException e) {
            problems.add(syntax(e, text, name));
            return Optional.empty();
        }
    }

    private static Problem syntax(YamlEngineException e, String text, String name) {
        Place place = Place.of(name);
        String reason = "";
        if (e instanceof MarkedYamlEngineException marked) {
            Optional<Mark> mark = marked.getProblemMark().or(marked::getContextMark);
            place = mark.map(m -> YamlNodes.place(name, m)).orElse(place);
            reason = Objects.requireNonNullElse(marked.getProblem(), "");
        } else if (e instanceof ReaderException unreadable) {
            int position = Math.min(unreadable.getPosition(), text.codePointCount(0, text.length()));
            place = SettingsFile.after(name, text.substring(0, text.offsetByCodePoints(0, position)));
            reason = String.format("character U+%04X is not allowed", unreadable.getCodePoint());
        }
        Problem problem = new Problem(place, "", Rules.rule("yaml"), "");
        String line = reason.replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? problem : problem.advising(Rules.advice("reason", line));
    }
}
