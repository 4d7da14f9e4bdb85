package io.tillwatch.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation, taken apart: its fenced examples with the HTML comment before each, and its links.
 *
 * @param file the page
 */
record Page(Path file) {
    private static final Pattern MARKER = Pattern.compile("<!-- (.+) -->");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#+ (.+)");

    /** A fenced example; the marker is empty if no comment stands right before it. */
    record Fence(Path page, int line, String marker, String language, String text) {
        boolean isMarked(String kind) {
            return marker.equals(kind) || marker.startsWith(kind + ":");
        }

        /** What the marker says behind its kind. */
        String argument() {
            return marker.substring(marker.indexOf(':') + 1).strip();
        }

        @Override
        public String toString() {
            return Repository.ROOT.relativize(page) + ":" + line;
        }
    }

    static List<Page> all() {
        return Repository.pages().stream().map(Page::new).toList();
    }

    List<String> lines() {
        return Repository.text(file).lines().toList();
    }

    List<Fence> fences() {
        List<Fence> fences = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                Matcher marker = MARKER.matcher(i == 0 ? "" : lines.get(i - 1));
                String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
                fences.add(new Fence(
                        file,
                        i + 1,
                        marker.matches() ? marker.group(1) : "",
                        lines.get(i).substring(3),
                        text));
                i = end;
            }
        }
        return fences;
    }

    /** Links to files of this repository, as written. */
    List<String> relativeLinks() {
        return LINK.matcher(Repository.text(file))
                .results()
                .map(match -> match.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** The names under which headings can be linked to. */
    List<String> anchors() {
        return lines().stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> heading.group(1)
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
