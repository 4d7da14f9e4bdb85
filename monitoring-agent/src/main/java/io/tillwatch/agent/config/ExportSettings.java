package io.tillwatch.agent.config;

import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the daily export does.
 *
 * @param directory where the files go; {@value #DEFAULT_DIRECTORY} beside the configuration if the file does not say
 * @param day which instant decides the business day; the payment's if the file does not say
 * @param profiles how the rows are presented; the machine profile if the file does not say
 * @param catchUp how many days back are exported if they are missing; 0 if the file does not say
 */
public record ExportSettings(Path directory, DayBasis day, Set<ExportProfile> profiles, int catchUp) {
    /** The directory for the files. */
    public static final String DEFAULT_DIRECTORY = "exports";

    private static final Set<ExportProfile> PROFILES = Set.of(ExportProfile.MACHINE);
    private static final Pattern DAYS = Pattern.compile("([1-9]|[12]\\d|3[01])d");

    /** Copies the profiles. */
    public ExportSettings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(day, "day");
        profiles = Set.copyOf(profiles);
    }

    static ExportSettings defaults(Path directory) {
        return new ExportSettings(directory.resolve(DEFAULT_DIRECTORY), DayBasis.PAYMENT, PROFILES, 0);
    }

    static Optional<ExportSettings> read(SectionReader section, Path directory, Problems problems) {
        ExportSettings defaults = defaults(directory);
        Path to = Sections.path(section, "directory", directory).orElse(defaults.directory());
        DayBasis day = section.constant("day", DayBasis.class).orElse(defaults.day());
        int catchUp = section.parse("catch-up", Rules.rule("catch-up"), ExportSettings::days)
                .orElse(defaults.catchUp());
        return Optional.of(new ExportSettings(to, day, profiles(section, problems), catchUp));
    }

    /**
     * A number of days as it is written.
     *
     * @param text such as {@code 7d}
     * @return from 1 to 31; empty if the text is something else
     */
    public static Optional<Integer> days(String text) {
        Matcher matcher = DAYS.matcher(text);
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }

    private static Set<ExportProfile> profiles(SectionReader section, Problems problems) {
        if (!section.has("profiles")) {
            return PROFILES;
        }
        int before = problems.all().size();
        List<String> names = section.manyOf("profiles", ExportProfile.ids());
        if (names.isEmpty() && problems.all().size() == before) {
            section.wrong("profiles", Rules.rule("profiles", String.join(", ", ExportProfile.ids())));
        }
        return names.stream().flatMap(name -> ExportProfile.find(name).stream()).collect(Collectors.toSet());
    }
}
