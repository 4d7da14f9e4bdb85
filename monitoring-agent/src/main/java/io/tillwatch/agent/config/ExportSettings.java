package io.tillwatch.agent.config;

import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import io.tillwatch.time.Durations;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param catchUp how many days back are exported if they are missing, and compared if they are not; 0 if the file does
 *     not say
 * @param longestWait how long to wait for a directory that another run holds; {@link #DEFAULT_WAIT} if the file does not say
 */
public record ExportSettings(
        Path directory, DayBasis day, Set<ExportProfile> profiles, int catchUp, Duration longestWait) {
    /** The directory for the files. */
    public static final String DEFAULT_DIRECTORY = "exports";

    /** How long to wait for another run. */
    public static final Duration DEFAULT_WAIT = Duration.ofMinutes(2);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Set<ExportProfile> PROFILES = Set.of(ExportProfile.MACHINE);
    private static final Pattern DAYS = Pattern.compile("([1-9]|[12]\\d|3[01])d");

    /** Copies the profiles. */
    public ExportSettings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(longestWait, "longestWait");
        profiles = Set.copyOf(profiles);
    }

    static ExportSettings defaults(Path directory) {
        return new ExportSettings(directory.resolve(DEFAULT_DIRECTORY), DayBasis.PAYMENT, PROFILES, 0, DEFAULT_WAIT);
    }

    static Optional<ExportSettings> read(SectionReader section, Path directory, Problems problems) {
        ExportSettings defaults = defaults(directory);
        Path to = Sections.path(section, "directory", directory).orElse(defaults.directory());
        DayBasis day = section.constant("day", DayBasis.class).orElse(defaults.day());
        int catchUp = section.parse("catch-up", Rules.rule("catch-up"), ExportSettings::days)
                .orElse(defaults.catchUp());
        Duration longestWait =
                section.duration("wait", Duration.ZERO, LONGEST_WAIT).orElse(defaults.longestWait());
        return Optional.of(new ExportSettings(to, day, profiles(section, problems), catchUp, longestWait));
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

    /**
     * A time to wait as it is written.
     *
     * @param text such as {@code 2m}
     * @return from nothing to an hour; empty if the text is something else
     */
    public static Optional<Duration> longestWait(String text) {
        return Durations.parse(text).filter(wait -> wait.compareTo(LONGEST_WAIT) <= 0);
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
