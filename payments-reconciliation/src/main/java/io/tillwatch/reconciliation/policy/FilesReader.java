package io.tillwatch.reconciliation.policy;

import io.tillwatch.reconcile.PolicyBuilder;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what is special about providers and their files. */
final class FilesReader {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final SectionReader top;
    private final PolicyBuilder builder;
    private final Map<String, Duration> windows;
    private final Problems problems;

    /** The windows of providers go into {@code windows} too. */
    FilesReader(SectionReader top, PolicyBuilder builder, Map<String, Duration> windows, Problems problems) {
        this.top = top;
        this.builder = builder;
        this.windows = windows;
        this.problems = problems;
    }

    ReadingPolicy read() {
        Map<String, ZoneId> zones = new HashMap<>();
        Set<String> unsigned = new HashSet<>();
        Texts.within(top, "providers", problems, providers -> {
            for (String id : providers.keys()) {
                if (Texts.provider(id).isEmpty()) {
                    providers.wrong(id, Texts.rule("provider"));
                    continue;
                }
                Texts.within(providers, id, problems, provider -> {
                    provider.zone("zone").ifPresent(zone -> zones.put(id, zone));
                    provider.oneOf("signs", List.of("absolute", "signed"))
                            .filter("absolute"::equals)
                            .ifPresent(signs -> unsigned.add(id));
                    provider.duration("window", Duration.ZERO, LONGEST).ifPresent(window -> {
                        builder.window(id, window);
                        windows.put(id, window);
                    });
                });
            }
        });
        List<ReadingPolicy.SourceRule> sources = new ArrayList<>();
        Texts.each(top, "sources", problems, section -> source(section).ifPresent(sources::add));
        return new ReadingPolicy(builder.build().zone(), zones, unsigned, sources);
    }

    private static Optional<ReadingPolicy.SourceRule> source(SectionReader section) {
        section.require("file");
        Optional<String> file = section.parse("file", Texts.rule("file"), FilesReader::pattern);
        Set<String> covers = new HashSet<>();
        for (String id : section.texts("covers")) {
            Optional<String> provider = Texts.provider(id);
            provider.ifPresent(covers::add);
            if (provider.isEmpty()) {
                section.wrong("covers", Texts.rule("provider"));
            }
        }
        Optional<Boolean> complete = section.truth("complete");
        Optional<String> proof = section.text("proof");
        return file.map(pattern -> new ReadingPolicy.SourceRule(pattern, covers, complete, proof));
    }

    /** A name of a file with stars and question marks, and nothing else that could mean something. */
    private static Optional<String> pattern(String text) {
        return Optional.of(text).filter(t -> t.matches("[^/\\\\{}\\[\\]]{1,200}"));
    }
}
