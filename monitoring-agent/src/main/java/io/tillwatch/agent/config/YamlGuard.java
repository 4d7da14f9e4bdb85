package io.tillwatch.agent.config;

import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import io.tillwatch.text.Message;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;

/**
 * Looks at the events of a YAML text before any node is built: no aliases (a small file could otherwise unfold to
 * gigabytes), no second document, no nesting that would exhaust the stack.
 */
final class YamlGuard {
    /** Levels of sections and lists. */
    static final int MAX_DEPTH = 50;

    private final LoadSettings settings;
    private final String name;
    private final Problems problems;

    YamlGuard(LoadSettings settings, String name, Problems problems) {
        this.settings = settings;
        this.name = name;
        this.problems = problems;
    }

    boolean admits(String text) {
        boolean admitted = true;
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case DocumentStart -> documents++;
                case Alias -> {
                    String alias = "*" + ((AliasEvent) event).getAlias();
                    refuse(event, Rules.rule("no-alias"), alias, Rules.advice("write-out"));
                    admitted = false;
                }
                default -> {
                    // Everything else may stand anywhere.
                }
            }
            if (depth > MAX_DEPTH) {
                refuse(event, Rules.rule("depth", MAX_DEPTH), "", Rules.advice("none"));
                return false;
            }
            if (documents > 1) {
                refuse(event, Rules.rule("one-document"), "", Rules.advice("none"));
                return false;
            }
        }
        return admitted;
    }

    private void refuse(Event event, Message rule, String value, Message advice) {
        problems.add(new Problem(YamlNodes.place(name, event.getStartMark().orElseThrow()), "", rule, value, advice));
    }
}
