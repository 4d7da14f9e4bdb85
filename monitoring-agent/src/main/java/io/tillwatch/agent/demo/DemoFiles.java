package io.tillwatch.agent.demo;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of the demo. */
final class DemoFiles {
    static final List<String> DIRECTORIES = List.of("exports", "statements", "reconciliation");

    private DemoFiles() {}

    /** Deletes what an earlier demo wrote, and nothing else. */
    static void clear(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String name : DIRECTORIES) {
            Path part = directory.resolve(name);
            if (Files.isDirectory(part)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(part)) {
                    for (Path file : files) {
                        Files.delete(file);
                    }
                }
                Files.delete(part);
            }
        }
    }
}
