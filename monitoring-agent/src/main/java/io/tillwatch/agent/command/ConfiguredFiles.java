package io.tillwatch.agent.command;

import io.tillwatch.agent.config.FilePattern;
import io.tillwatch.agent.config.ProviderSettings;
import io.tillwatch.agent.config.TillwatchConfig;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconciliation.ProviderSource;
import io.tillwatch.reconciliation.ReconciliationRun;
import io.tillwatch.reconciliation.statement.StatementMapping;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The files of providers that a configuration names: for each provider all that its patterns find. */
final class ConfiguredFiles {
    private final Session session;
    private final Options options;
    private final TillwatchConfig config;
    private final ZoneId zone;

    /** {@code zone} is the shop's. */
    ConfiguredFiles(Session session, Options options, TillwatchConfig config, ZoneId zone) {
        this.session = session;
        this.options = options;
        this.config = config;
        this.zone = zone;
    }

    /** Whether a configuration names any. */
    static boolean isIn(TillwatchConfig config) {
        return config.providers().stream()
                .anyMatch(provider -> !provider.statements().isEmpty());
    }

    void giveTo(ReconciliationRun run) throws Rejection {
        List<Message> problems = new ArrayList<>();
        Map<Path, List<ProviderSettings>> byFile = new TreeMap<>();
        for (ProviderSettings provider : config.providers()) {
            SortedSet<Path> files = files(provider, problems);
            files.forEach(
                    file -> byFile.computeIfAbsent(file, f -> new ArrayList<>()).add(provider));
            if (files.isEmpty() && !provider.statements().isEmpty()) {
                String patterns = patterns(provider);
                run.absent(provider.provider(), patterns);
                run.note(message("reconcile.no-file", provider.provider(), patterns));
            }
        }
        if (!problems.isEmpty()) {
            throw Rejection.failed(problems);
        }
        for (Map.Entry<Path, List<ProviderSettings>> entry : byFile.entrySet()) {
            run.source(source(entry.getKey(), entry.getValue()));
        }
    }

    private static SortedSet<Path> files(ProviderSettings provider, List<Message> problems) {
        TreeSet<Path> files = new TreeSet<>();
        for (FilePattern pattern : provider.statements()) {
            try {
                files.addAll(pattern.files());
            } catch (IOException e) {
                problems.add(message("reconcile.unlisted", pattern, String.valueOf(e.getMessage())));
            }
        }
        return files;
    }

    private static String patterns(ProviderSettings provider) {
        return provider.statements().stream().map(FilePattern::toString).collect(Collectors.joining(", "));
    }

    /** A file that several providers name must be read in one way. */
    private ProviderSource source(Path file, List<ProviderSettings> providers) throws Rejection {
        ProviderSettings first = providers.get(0);
        for (ProviderSettings other : providers) {
            if (!other.mapping().equals(first.mapping())
                    || !other.zone().equals(first.zone())
                    || !other.currency().equals(first.currency())) {
                throw options.refuse("reconcile.shared", file, first.provider(), other.provider());
            }
        }
        Optional<CurrencyUnit> currency =
                first.currency().or(() -> config.shop().currency());
        return new ProviderSource(
                file,
                providers.stream().map(ProviderSettings::provider).collect(Collectors.toSet()),
                mapping(first),
                Optional.of(first.zone().orElse(zone)),
                currency);
    }

    private Optional<StatementMapping> mapping(ProviderSettings provider) throws Rejection {
        if (provider.mapping().isEmpty()) {
            return Optional.empty();
        }
        String key = "providers." + provider.provider() + ".mapping";
        StatementMapping mapping = new StatementMappings(options, session)
                .named(key, provider.mapping().get(), provider.mappingFile().orElseThrow());
        if (!mapping.provider().equals(provider.provider())) {
            throw options.refuse("reconcile.mapping", key, provider.provider(), mapping.provider());
        }
        return Optional.of(mapping);
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(ConfiguredFiles.class, key, arguments);
    }
}
