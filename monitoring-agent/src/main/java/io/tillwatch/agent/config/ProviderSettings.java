package io.tillwatch.agent.config;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconciliation.statement.StatementMapping;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the files of one provider are, and how they are read. Immutable.
 *
 * @param provider the provider's id
 * @param statements which files are its statements or records; none if the file does not say
 * @param window how long a record may lack its counterpart; empty for the policy's
 * @param mapping a ready mapping of statements or the path of one; empty if it is found by the header
 * @param mappingFile where the mapping is if it is not a ready one
 * @param zone the zone of times that do not say theirs; empty for the shop's
 * @param currency the currency of amounts that do not say theirs; empty for the shop's
 */
public record ProviderSettings(
        String provider,
        List<FilePattern> statements,
        Optional<Duration> window,
        Optional<String> mapping,
        Optional<Path> mappingFile,
        Optional<ZoneId> zone,
        Optional<CurrencyUnit> currency) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);
    private static final List<String> OF_STATEMENTS = List.of("mapping", "zone", "currency");

    /** Copies the patterns. */
    public ProviderSettings {
        Objects.requireNonNull(provider, "provider");
        statements = List.copyOf(statements);
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(mappingFile, "mappingFile");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(currency, "currency");
    }

    /** All providers, in the order of the file. */
    static Optional<List<ProviderSettings>> read(SectionReader section, Path directory, Problems problems) {
        List<ProviderSettings> providers = new ArrayList<>();
        for (String id : section.keys()) {
            if (!ID.matcher(id).matches()) {
                section.wrong(id, Rules.rule("provider"));
                continue;
            }
            Sections.within(section, id, problems, each -> Optional.of(read(id, each, directory, problems)))
                    .ifPresent(providers::add);
        }
        return Optional.of(providers);
    }

    private static ProviderSettings read(String id, SectionReader section, Path directory, Problems problems) {
        List<FilePattern> statements = patterns(section, directory, problems);
        if (OF_STATEMENTS.stream().anyMatch(section::has)) {
            section.require("statement");
        }
        Optional<String> mapping = section.parse(
                "mapping",
                Rules.rule("mapping", String.join(", ", StatementMapping.readyNames())),
                text -> Optional.of(text).filter(t -> isMapping(t, directory)));
        Optional<StatementMapping> ready = mapping.filter(StatementMapping.readyNames()::contains)
                .map(StatementMapping::ready)
                .filter(m -> !m.provider().equals(id));
        ready.ifPresent(other -> section.wrong("mapping", Rules.rule("mapping-provider", id, other.provider())));
        return new ProviderSettings(
                id,
                statements,
                section.duration("window", Duration.ZERO, LONGEST_WINDOW),
                mapping,
                mapping.map(directory::resolve),
                section.zone("zone"),
                section.currency("currency"));
    }

    private static List<FilePattern> patterns(SectionReader section, Path directory, Problems problems) {
        if (!section.has("statement")) {
            return List.of();
        }
        int before = problems.all().size();
        List<FilePattern> patterns = new ArrayList<>();
        List<String> texts = section.texts("statement");
        for (int i = 0; i < texts.size(); i++) {
            Optional<FilePattern> pattern = FilePattern.of(directory, texts.get(i));
            pattern.ifPresent(patterns::add);
            if (pattern.isEmpty()) {
                section.wrong(
                        "statement", texts.size() == 1 ? Rules.rule("statements") : Rules.rule("statement", i + 1));
            }
        }
        if (texts.isEmpty() && problems.all().size() == before) {
            section.wrong("statement", Rules.rule("statements"));
        }
        return patterns;
    }

    private static boolean isMapping(String text, Path directory) {
        try {
            return StatementMapping.readyNames().contains(text) || Files.isRegularFile(directory.resolve(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
