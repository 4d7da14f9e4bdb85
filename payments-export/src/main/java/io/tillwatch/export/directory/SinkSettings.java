package io.tillwatch.export.directory;

import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.text.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** What a {@link DirectorySink} was told. */
record SinkSettings(
        Path directory,
        Locale language,
        Set<ExportProfile> profiles,
        Set<LocalDate> compared,
        Duration longestWait,
        Consumer<Message> waiting,
        InstantSource clock) {
    SinkSettings {
        profiles = Set.copyOf(profiles);
        compared = Set.copyOf(compared);
    }

    SinkSettings in(Locale newLanguage) {
        return new SinkSettings(directory, newLanguage, profiles, compared, longestWait, waiting, clock);
    }

    SinkSettings profiles(Set<ExportProfile> newProfiles) {
        return new SinkSettings(directory, language, newProfiles, compared, longestWait, waiting, clock);
    }

    SinkSettings compared(Set<LocalDate> newCompared) {
        return new SinkSettings(directory, language, profiles, newCompared, longestWait, waiting, clock);
    }

    SinkSettings waiting(Duration newWait, Consumer<Message> newWaiting) {
        return new SinkSettings(directory, language, profiles, compared, newWait, newWaiting, clock);
    }

    SinkSettings clock(InstantSource newClock) {
        return new SinkSettings(directory, language, profiles, compared, longestWait, waiting, newClock);
    }
}
