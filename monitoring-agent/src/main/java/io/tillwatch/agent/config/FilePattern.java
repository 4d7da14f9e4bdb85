package io.tillwatch.agent.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which files are meant, such as {@code inbox/mtn/*.csv}: stars, question marks, brackets and braces as in
 * {@link java.nio.file.FileSystem#getPathMatcher globs}. Immutable and thread-safe.
 */
public final class FilePattern {
    private static final Pattern SPECIAL = Pattern.compile("[*?\\[{\\\\]");
    private static final String MANIFEST = ".manifest.json";

    private final String text;
    private final Path base;
    private final String rest;

    private FilePattern(String text, Path base, String rest) {
        this.text = text;
        this.base = base;
        this.rest = rest;
    }

    /**
     * Understands a pattern.
     *
     * @param directory where relative ones start; stars in its own name mean nothing
     * @param text the pattern as it is written, with {@code /} between directories
     * @return the pattern; empty if it is none
     */
    public static Optional<FilePattern> of(Path directory, String text) {
        int start = 0;
        int end = text.indexOf('/');
        while (end >= 0 && !SPECIAL.matcher(text.substring(start, end)).find()) {
            start = end + 1;
            end = text.indexOf('/', start);
        }
        String rest = text.substring(start);
        try {
            Path base = directory.resolve(text.substring(0, start)).normalize();
            matcher(rest);
            boolean isFile = !rest.isBlank() && !rest.endsWith("/") && !rest.contains("../");
            return isFile && !rest.equals(".") && !rest.equals("..")
                    ? Optional.of(new FilePattern(text, base, rest))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PathMatcher matcher(String rest) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
        if (rest.indexOf('\0') >= 0) {
            throw new InvalidPathException(rest, "NUL");
        }
        return matcher;
    }

    /**
     * The files that there are now. Names that begin with a dot, and manifests beside files, are not among them.
     *
     * @return in alphabetical order; empty if there is none, or not even the directory
     * @throws IOException if a directory cannot be listed
     */
    public List<Path> files() throws IOException {
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        PathMatcher matcher = matcher(rest);
        int depth = rest.contains("**")
                ? Integer.MAX_VALUE
                : 1 + (int) rest.chars().filter(c -> c == '/').count();
        try (Stream<Path> found = Files.find(
                base,
                depth,
                (path, attributes) -> attributes.isRegularFile()
                        && matcher.matches(base.relativize(path))
                        && isInput(String.valueOf(path.getFileName())),
                FileVisitOption.FOLLOW_LINKS)) {
            return found.sorted().toList();
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static boolean isInput(String name) {
        return !name.startsWith(".") && !name.endsWith(MANIFEST);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FilePattern that && text.equals(that.text) && base.equals(that.base);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, base);
    }

    /** As it is written. */
    @Override
    public String toString() {
        return text;
    }
}
