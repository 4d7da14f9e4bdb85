package io.tillwatch.export.directory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file {@code SHA256SUMS} of a directory, in the form that {@code sha256sum -c} reads. */
final class Checksums {
    static final String NAME = "SHA256SUMS";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

    private Checksums() {}

    /** The name and the hash of a line. */
    static Optional<Map.Entry<String, String>> entry(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches() ? Optional.of(Map.entry(matcher.group(2), matcher.group(1))) : Optional.empty();
    }

    /** Adds or replaces entries, keeps the others, and sorts by name. */
    static void put(Path directory, Map<String, String> sha256ByName) throws IOException {
        Path file = directory.resolve(NAME);
        Map<String, String> entries = new TreeMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                entry(line).ifPresent(entry -> entries.put(entry.getKey(), entry.getValue()));
            }
        }
        if (entries.entrySet().containsAll(sha256ByName.entrySet())) {
            return;
        }
        entries.putAll(sha256ByName);
        StringBuilder text = new StringBuilder();
        entries.forEach(
                (name, sha256) -> text.append(sha256).append("  ").append(name).append('\n'));
        try (NewFile sums = new NewFile(directory, NAME)) {
            try (OutputStream out = sums.out()) {
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            }
            sums.moveTo(file);
        }
    }
}
