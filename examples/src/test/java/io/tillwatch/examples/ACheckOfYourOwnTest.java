package io.tillwatch.examples;

import io.tillwatch.health.HealthCheck;
import io.tillwatch.testkit.HealthCheckContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

class ACheckOfYourOwnTest extends HealthCheckContract {
    private static final Instant NOW = Instant.parse("2026-03-02T05:00:00Z");

    @TempDir
    Path work;

    @Override
    protected HealthCheck check(Subject subject) {
        try {
            return new ACheckOfYourOwn(directory(subject), Duration.ofHours(26), InstantSource.fixed(NOW));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path directory(Subject subject) throws IOException {
        Path directory = work.resolve(subject.name());
        if (subject == Subject.UNREACHABLE) {
            return directory;
        }
        Files.createDirectories(directory);
        if (subject != Subject.MALFORMED) {
            Path manifest = directory.resolve("payments-2026-03-01.manifest.json");
            Files.writeString(manifest, "{}");
            Duration age = Duration.ofHours(subject == Subject.WORKING ? 5 : 29);
            Files.setLastModifiedTime(manifest, FileTime.from(NOW.minus(age)));
        }
        return directory;
    }

    /** A directory neither keeps silent nor is too busy. */
    @Override
    protected Set<Subject> subjects() {
        return EnumSet.complementOf(EnumSet.of(Subject.SILENT, Subject.BUSY));
    }
}
