package io.tillwatch.export.directory;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares a directory of daily exports with its manifests and {@code SHA256SUMS}. Reads only; while an export writes into
 * the directory, what it finds may be of both before and after.
 */
public final class DirectoryCheck {
    private static final Pattern MANIFEST = Pattern.compile("payments-(\\d{4}-\\d{2}-\\d{2})\\.manifest\\.json");

    private final Path directory;
    private final List<DirectoryReport.Problem> problems = new ArrayList<>();
    private final Map<String, String> manifested = new TreeMap<>();
    private final Set<String> unreadableDays = new HashSet<>();
    private boolean readable = true;
    private int days;
    private int files;
    private int provisional;

    private DirectoryCheck(Path directory) {
        this.directory = directory;
    }

    /**
     * Checks everything.
     *
     * @param directory the directory
     * @return all that is wrong, at once
     * @throws IOException if the directory cannot be listed
     */
    public static DirectoryReport of(Path directory) throws IOException {
        return new DirectoryCheck(directory).run();
    }

    private DirectoryReport run() throws IOException {
        Set<String> names = names();
        for (String name : names) {
            Matcher manifest = MANIFEST.matcher(name);
            if (manifest.matches()) {
                manifest(name, manifest.group(1));
            }
        }
        if (days == 0 && unreadableDays.isEmpty()) {
            problem(".", "no-manifest");
        }
        Map<String, String> sums = names.contains(Checksums.NAME) ? sums() : noSums();
        manifested.forEach((name, sha256) -> {
            String listed = sums.get(name);
            if (listed == null && names.contains(Checksums.NAME)) {
                problem(Checksums.NAME, "not-listed", name);
            } else if (listed != null && !listed.equals(sha256)) {
                problem(Checksums.NAME, "other-sum", name);
            }
        });
        sums.forEach((name, sha256) -> {
            if (!manifested.containsKey(name)) {
                listedOnly(name, sha256);
            }
        });
        names.forEach(this::leftover);
        problems.sort(Comparator.comparing(DirectoryReport.Problem::file).thenComparing(DirectoryReport.Problem::code));
        return new DirectoryReport(days, files, provisional, problems, readable);
    }

    private Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        }
        return names;
    }

    private void manifest(String name, String date) {
        DayManifest manifest;
        try {
            manifest = DayManifest.read(directory.resolve(name)).orElseThrow();
        } catch (UnusableManifestException e) {
            unreadableDays.add("payments-" + date + ".");
            problem(name, "manifest");
            return;
        } catch (IOException e) {
            unreadableDays.add("payments-" + date + ".");
            unreadable(name, e);
            return;
        }
        days++;
        provisional += manifest.newestRevision().provisional() ? 1 : 0;
        if (!manifest.businessDate().equals(date)) {
            problem(name, "other-day", manifest.businessDate());
        }
        String before = "";
        int expected = 1;
        for (DayManifest.Revision revision : manifest.revisions()) {
            if (revision.revision() != expected) {
                problem(name, "gap", expected, revision.revision());
            }
            DayManifest.Changes changes = revision.changes();
            if (changes != null && !changes.supersedes().equals(before)) {
                problem(name, "chain", revision.revision());
            }
            before = revision.file().sha256();
            expected = revision.revision() + 1;
            revision(name, revision);
        }
        if (manifest.newest() != manifest.newestRevision().revision()) {
            problem(name, "newest", manifest.newest(), manifest.newestRevision().revision());
        }
    }

    private void revision(String manifest, DayManifest.Revision revision) {
        List<DayManifest.DayFile> named = new ArrayList<>(List.of(revision.file()));
        revision.profiles().forEach(profile -> named.add(profile.file()));
        DayManifest.Quarantine quarantine = revision.quarantine();
        if (quarantine != null) {
            named.add(quarantine.file());
        }
        for (DayManifest.DayFile file : named) {
            if (!isPlain(file.name())) {
                problem(manifest, "name", file.name());
            } else if (manifested.put(file.name(), file.sha256()) != null) {
                problem(manifest, "named-twice", file.name());
            } else {
                compare(file.name(), file.sha256());
            }
        }
    }

    private static boolean isPlain(String name) {
        return name.startsWith("payments-") && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
    }

    private void compare(String name, String sha256) {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            problem(name, "missing");
            return;
        }
        try {
            files++;
            if (!Sha256.of(file).equals(sha256)) {
                problem(name, "altered");
            }
        } catch (IOException e) {
            unreadable(name, e);
        }
    }

    private Map<String, String> sums() {
        try {
            Map<String, String> sums = new TreeMap<>();
            int number = 0;
            for (String line : Files.readAllLines(directory.resolve(Checksums.NAME), StandardCharsets.UTF_8)) {
                number++;
                Optional<Map.Entry<String, String>> entry = Checksums.entry(line);
                if (entry.isEmpty()) {
                    problem(Checksums.NAME, "line", number);
                } else if (sums.put(entry.get().getKey(), entry.get().getValue()) != null) {
                    problem(Checksums.NAME, "listed-twice", entry.get().getKey());
                }
            }
            return sums;
        } catch (CharacterCodingException e) {
            problem(Checksums.NAME, "line", 1);
        } catch (IOException e) {
            unreadable(Checksums.NAME, e);
        }
        return Map.of();
    }

    private Map<String, String> noSums() {
        if (!manifested.isEmpty()) {
            problem(Checksums.NAME, "missing");
        }
        return Map.of();
    }

    /** Its day has no manifest that names it: what a killed run left, or a manifest that is gone. */
    private void listedOnly(String name, String sha256) {
        if (!isPlain(name)) {
            problem(Checksums.NAME, "name", name);
        } else if (unreadableDays.stream().anyMatch(name::startsWith)) {
            compare(name, sha256);
        } else if (!Files.exists(directory.resolve(name))) {
            problem(name, "missing");
        }
    }

    private void leftover(String name) {
        if (name.startsWith(NewFile.MARK)) {
            problem(name, "unfinished");
        } else if (name.contains(".altered-") || name.contains(".uncommitted-")) {
            problem(name, "aside");
        } else if (name.startsWith("payments-")
                && name.endsWith(".csv")
                && !manifested.containsKey(name)
                && unreadableDays.stream().noneMatch(name::startsWith)) {
            problem(name, "uncommitted");
        }
    }

    private void unreadable(String name, IOException e) {
        readable = false;
        problem(
                name,
                "unreadable",
                Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()));
    }

    private void problem(String file, String code, Object... arguments) {
        problems.add(new DirectoryReport.Problem(file, code, DirectorySink.message("problem." + code, arguments)));
    }
}
