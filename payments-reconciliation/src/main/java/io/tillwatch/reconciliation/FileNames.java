package io.tillwatch.reconciliation;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What files are called in messages and reports: by as much of the end of their paths as makes them unique. */
final class FileNames {
    private FileNames() {}

    static Map<Path, String> of(Collection<Path> paths) {
        Map<String, List<Path>> same = paths.stream().distinct().collect(Collectors.groupingBy(FileNames::shortName));
        Map<Path, String> names = new HashMap<>();
        same.values().forEach(alike -> alike.forEach(path -> names.put(path, name(path, alike))));
        return names;
    }

    private static String name(Path path, List<Path> alike) {
        int parts = 1;
        while (parts < path.getNameCount() && !isUnique(path, parts, alike)) {
            parts++;
        }
        return isUnique(path, parts, alike) ? end(path, parts) : path.toString();
    }

    private static boolean isUnique(Path path, int parts, List<Path> alike) {
        String end = end(path, parts);
        return alike.stream()
                .noneMatch(other -> !other.equals(path) && end(other, parts).equals(end));
    }

    private static String end(Path path, int parts) {
        int count = path.getNameCount();
        return count == 0
                ? path.toString()
                : path.subpath(Math.max(0, count - parts), count).toString();
    }

    static String shortName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
