package io.tillwatch.export.inspect;

import io.tillwatch.export.inspect.Finding.Level;
import io.tillwatch.export.inspect.Finding.Topic;
import io.tillwatch.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects findings; the code of each is the key of its sentence in capital letters. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void info(Topic topic, String key, Object... arguments) {
        add(topic, Level.INFO, key, arguments);
    }

    void act(Topic topic, String key, Object... arguments) {
        add(topic, Level.ACT, key, arguments);
    }

    void failed(Topic topic, String key, Object... arguments) {
        add(topic, Level.FAILED, key, arguments);
    }

    private void add(Topic topic, Level level, String key, Object... arguments) {
        String code = key.replace('-', '_').toUpperCase(Locale.ROOT);
        all.add(new Finding(topic, level, code, Message.of(SourceInspector.class, "finding." + key, arguments)));
    }

    List<Finding> all() {
        return all;
    }
}
