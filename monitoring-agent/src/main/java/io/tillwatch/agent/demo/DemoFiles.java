package io.tillwatch.agent.demo;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The files of the demo. A marker beside them lists each with its checksum: what is not listed, or was changed since, is
 * somebody's and is neither deleted nor written over.
 */
final class DemoFiles {
    static final List<String> DIRECTORIES = List.of("exports", "statements", "reconciliation");
    static final String MARKER = ".tillwatch-demo";

    /** Of hidden files only those that hold results are the demo's; others, such as those of a file manager, stay. */
    private static final String HIDDEN = ".";

    private static final String HIDDEN_RESULT = ".tillwatch-";

    private DemoFiles() {}

    /** The first of the demo's directories that holds what no demo wrote, if there is one; looks only. */
    static Optional<Path> obstacle(Path directory) throws IOException {
        boolean marked = Files.isRegularFile(directory.resolve(MARKER), LinkOption.NOFOLLOW_LINKS);
        List<String> written = marked ? Files.readAllLines(directory.resolve(MARKER)) : List.of();
        for (String name : DIRECTORIES) {
            Path part = directory.resolve(name);
            if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            if (!Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(part);
            }
            for (Path file : list(part)) {
                boolean minds = !marked || isResult(file);
                if (minds && !isWritten(file, name, written)) {
                    return Optional.of(part);
                }
            }
        }
        return Optional.empty();
    }

    /** Deletes what an earlier demo wrote, and nothing else; where anything else stands in the way, nothing at all. */
    static void clear(Path directory) throws IOException {
        Optional<Path> obstacle = obstacle(directory);
        if (obstacle.isPresent()) {
            throw new FileAlreadyExistsException(obstacle.get().toString());
        }
        Files.createDirectories(directory);
        for (String name : DIRECTORIES) {
            Path part = directory.resolve(name);
            if (Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)) {
                for (Path file : list(part)) {
                    if (isResult(file)) {
                        Files.delete(file);
                    }
                }
                deleteEmpty(part);
            }
        }
        mark(directory);
    }

    /** Lists in the marker what the demo has written so far. */
    static void mark(Path directory) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        for (String name : DIRECTORIES) {
            Path part = directory.resolve(name);
            if (Files.isDirectory(part)) {
                for (Path file : list(part)) {
                    if (isResult(file)) {
                        lines.add(line(file, name));
                    }
                }
            }
        }
        Files.write(directory.resolve(MARKER), lines);
    }

    private static boolean isResult(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(HIDDEN) || name.startsWith(HIDDEN_RESULT);
    }

    private static boolean isWritten(Path file, String directory, List<String> written) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && written.contains(line(file, directory));
    }

    /** As {@code sha256sum} writes it. */
    private static String line(Path file, String directory) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest) + "  " + directory + "/" + file.getFileName();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static List<Path> list(Path part) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(part)) {
            stream.forEach(files::add);
        }
        return files;
    }

    private static void deleteEmpty(Path part) throws IOException {
        try {
            Files.delete(part);
        } catch (DirectoryNotEmptyException e) {
            // Hidden files that are not the demo's stay, and so does their directory.
            return;
        }
    }
}
