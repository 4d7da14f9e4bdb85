package io.tillwatch.agent.demo;

import io.tillwatch.agent.console.Table;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells the demo's story. */
final class DemoText {
    private static final String INDENT = "  ";

    private final Appendable out;
    private final Locale language;

    DemoText(Appendable out, Locale language) {
        this.out = out;
        this.language = language;
    }

    /** What was planted, what had to be found, and whether it was. */
    record Row(String story, Optional<String> code, boolean asPlanted) {}

    Locale language() {
        return language;
    }

    void title(String key) throws IOException {
        out.append('\n').append(sentence(key)).append('\n');
    }

    void say(String key, Object... arguments) {
        say(Message.of(DemoRun.class, key, arguments));
    }

    void say(Message line) {
        try {
            out.append(INDENT).append(line.in(language)).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void table(List<Row> rows) throws IOException {
        Table table = new Table(List.of(sentence("head.planted"), sentence("head.code"), sentence("head.found")), 3);
        for (Row row : rows) {
            table.row(
                    sentence("planted." + row.story()),
                    row.code().orElse("-"),
                    sentence(row.asPlanted() ? "found.yes" : "found.no"));
        }
        out.append(table.toString());
    }

    /** Lines of others, indented as the story is. */
    Appendable indented() {
        return new Appendable() {
            private boolean lineStart = true;

            @Override
            public Appendable append(CharSequence text) throws IOException {
                return append(text, 0, text.length());
            }

            @Override
            public Appendable append(CharSequence text, int start, int end) throws IOException {
                for (int i = start; i < end; i++) {
                    append(text.charAt(i));
                }
                return this;
            }

            @Override
            public Appendable append(char c) throws IOException {
                if (lineStart) {
                    out.append(INDENT);
                }
                lineStart = c == '\n';
                out.append(c);
                return this;
            }
        };
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private String sentence(String key, Object... arguments) {
        return Message.of(DemoRun.class, key, arguments).in(language);
    }
}
