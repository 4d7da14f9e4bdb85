package io.tillwatch.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Settings as a reader of files would give them. */
final class Nodes {
    private Nodes() {}

    /** Keys and values in turn: each key on a line of its own from 1 at column 1, its value at column 9. */
    static SettingsNode.Section section(Object... keysAndValues) {
        Map<String, SettingsNode.Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            int line = i / 2 + 1;
            entries.put(
                    (String) keysAndValues[i],
                    new SettingsNode.Entry(new Place("t.yaml", line, 1), node(keysAndValues[i + 1], line)));
        }
        return new SettingsNode.Section(entries, new Place("t.yaml", 1, 1));
    }

    static SettingsNode.Sequence list(Object... items) {
        List<SettingsNode> nodes = Stream.of(items).map(item -> node(item, 1)).toList();
        return new SettingsNode.Sequence(nodes, new Place("t.yaml", 1, 9));
    }

    /** What a reader of files makes of a reference. */
    static SettingsNode.Scalar replaced(String written, String value) {
        return new SettingsNode.Scalar(value, written, new Place("t.yaml", 1, 9));
    }

    private static SettingsNode node(Object value, int line) {
        return value instanceof SettingsNode node
                ? node
                : new SettingsNode.Scalar((String) value, (String) value, new Place("t.yaml", line, 9));
    }
}
