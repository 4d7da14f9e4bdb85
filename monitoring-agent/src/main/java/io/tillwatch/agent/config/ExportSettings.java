package io.tillwatch.agent.config;

import io.tillwatch.payment.DayBasis;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the daily export does.
 *
 * @param directory where the files go; {@value #DEFAULT_DIRECTORY} beside the configuration if the file does not say
 * @param day which instant decides the business day; the payment's if the file does not say
 * @param profiles how the rows are presented; the machine profile if the file does not say
 */
public record ExportSettings(Path directory, DayBasis day, List<String> profiles) {
    /** The directory for the files. */
    public static final String DEFAULT_DIRECTORY = "exports";

    private static final List<String> PROFILES = List.of("machine");

    /** Copies the profiles. */
    public ExportSettings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(day, "day");
        profiles = List.copyOf(profiles);
    }

    static ExportSettings defaults(Path directory) {
        return new ExportSettings(directory.resolve(DEFAULT_DIRECTORY), DayBasis.PAYMENT, PROFILES);
    }

    static Optional<ExportSettings> read(SectionReader section, Path directory, Problems problems) {
        ExportSettings defaults = defaults(directory);
        Path to = Sections.path(section, "directory", directory).orElse(defaults.directory());
        DayBasis day = section.constant("day", DayBasis.class).orElse(defaults.day());
        return Optional.of(new ExportSettings(to, day, profiles(section, problems)));
    }

    private static List<String> profiles(SectionReader section, Problems problems) {
        if (!section.has("profiles")) {
            return PROFILES;
        }
        int before = problems.all().size();
        List<String> names = section.manyOf("profiles", PROFILES);
        if (names.isEmpty() && problems.all().size() == before) {
            section.wrong("profiles", Rules.rule("profiles", String.join(", ", PROFILES)));
        }
        return names.stream().distinct().toList();
    }
}
