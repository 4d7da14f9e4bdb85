package io.tillwatch.agent.config;

import io.tillwatch.settings.Problem;
import io.tillwatch.text.Message;

/** The sentences of this package, and the ones of the core that it uses too. */
final class Rules {
    private Rules() {}

    static Message rule(String key, Object... arguments) {
        return Message.of(Rules.class, "rule." + key, arguments);
    }

    static Message advice(String key, Object... arguments) {
        return Message.of(Rules.class, "advice." + key, arguments);
    }

    static Message text() {
        return Message.of(Problem.class, "rule.text");
    }
}
