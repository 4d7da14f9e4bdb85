package io.tillwatch.agent.config;

import io.tillwatch.settings.Place;
import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces <code>${NAME}</code> by an environment variable and <code>${file:PATH}</code> by the content of a file;
 * <code>$${</code> stands for itself without the first dollar sign. What comes in is never looked at again, so a value
 * that holds a reference stays as it is.
 */
final class References {
    private static final int MAX_FILE_BYTES = 64_000;
    private static final String FILE = "file:";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Function<String, Optional<String>> environment;
    private final Path directory;
    private final Problems problems;

    References(Function<String, Optional<String>> environment, Path directory, Problems problems) {
        this.environment = environment;
        this.directory = directory;
        this.problems = problems;
    }

    /** The text with its references replaced; as written, and a problem for each, if some cannot be. */
    String replace(String written, String key, Place place) {
        if (!written.contains("${")) {
            return written;
        }
        StringBuilder replaced = new StringBuilder();
        boolean complete = true;
        Matcher matcher = REFERENCE.matcher(written);
        while (matcher.find()) {
            Optional<String> value = Optional.of("${");
            if (matcher.group(1) != null) {
                value = value(matcher, key, place);
            }
            complete &= value.isPresent();
            matcher.appendReplacement(replaced, Matcher.quoteReplacement(value.orElse("")));
        }
        return complete ? matcher.appendTail(replaced).toString() : written;
    }

    private Optional<String> value(Matcher reference, String key, Place place) {
        String name = reference.group(1);
        boolean closed = !reference.group(2).isEmpty();
        if (closed && name.startsWith(FILE) && name.length() > FILE.length()) {
            Optional<String> content = content(name.substring(FILE.length()));
            return content.isPresent() ? content : refuse(reference, key, place, Rules.rule("reference-file"), none());
        }
        if (closed && NAME.matcher(name).matches()) {
            Optional<String> value = environment.apply(name);
            Message advice = Rules.advice("set-variable", name);
            return value.isPresent() ? value : refuse(reference, key, place, Rules.rule("reference-variable"), advice);
        }
        return refuse(reference, key, place, Rules.rule("reference"), Rules.advice("dollar"));
    }

    private Optional<String> refuse(Matcher reference, String key, Place place, Message rule, Message advice) {
        problems.add(new Problem(place, key, rule, YamlNodes.shown(reference.group()), advice));
        return Optional.empty();
    }

    private static Message none() {
        return Rules.advice("none");
    }

    private Optional<String> content(String path) {
        try (InputStream in = Files.newInputStream(directory.resolve(path))) {
            byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                return Optional.empty();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(withoutLineEnd(text));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String withoutLineEnd(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
