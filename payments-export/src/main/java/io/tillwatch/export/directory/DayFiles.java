package io.tillwatch.export.directory;

import io.tillwatch.export.csv.ExportProfile;
import java.nio.file.Path;
import java.time.LocalDate;

/** The names of a day's files. */
record DayFiles(Path directory, LocalDate date) {
    String csv(int revision) {
        return stem() + suffix(revision) + ".csv";
    }

    String quarantine(int revision) {
        return stem() + suffix(revision) + ".quarantine.csv";
    }

    String profile(int revision, ExportProfile profile) {
        return stem() + suffix(revision) + "." + profile.id() + ".csv";
    }

    String manifest() {
        return stem() + ".manifest.json";
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    private String stem() {
        return "payments-" + date;
    }

    private static String suffix(int revision) {
        return revision == 1 ? "" : ".r" + revision;
    }
}
