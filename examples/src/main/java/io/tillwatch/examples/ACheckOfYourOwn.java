package io.tillwatch.examples;

import io.tillwatch.health.HealthCheck;
import io.tillwatch.health.HealthResult;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Checks that the nightly export ran: that the newest manifest of a directory is not too old. Thread-safe. */
public final class ACheckOfYourOwn implements HealthCheck {
    private final Path directory;
    private final Duration oldest;
    private final InstantSource clock;

    /**
     * A check of a directory.
     *
     * @param directory where the exports are
     * @param oldest how old the newest may be; a day and some hours for a nightly export
     * @param clock what tells the time
     */
    public ACheckOfYourOwn(Path directory, Duration oldest, InstantSource clock) {
        this.directory = directory;
        this.oldest = oldest;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "newest-export";
    }

    // tag::check
    @Override
    public HealthResult check() {
        Instant newest = Instant.MIN;
        try (DirectoryStream<Path> manifests = Files.newDirectoryStream(directory, "payments-*.manifest.json")) {
            for (Path manifest : manifests) {
                Instant written = Files.getLastModifiedTime(manifest).toInstant();
                newest = written.isAfter(newest) ? written : newest;
            }
        } catch (IOException e) {
            return HealthResult.down("the directory of the exports cannot be read");
        }
        if (newest.equals(Instant.MIN)) {
            return HealthResult.down("there is no export yet");
        }
        Duration age = Duration.between(newest, clock.instant());
        HealthResult result = age.compareTo(oldest) > 0
                ? HealthResult.down("the newest export is " + age.toHours() + " hours old")
                : HealthResult.healthy();
        return result.with("export.newest", newest);
    }
    // end::check
}
