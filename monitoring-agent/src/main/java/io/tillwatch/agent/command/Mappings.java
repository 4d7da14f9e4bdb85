package io.tillwatch.agent.command;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.settings.Problems;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Finds the mapping of a saved answer: a ready one by its name, one's own by its file, or the one that fits. */
final class Mappings {
    private final Options options;

    Mappings(Options options) {
        this.options = options;
    }

    OrderMapping named(String name, Path file) throws Rejection {
        List<String> ready = OrderMapping.readyNames();
        if (ready.contains(name)) {
            return OrderMapping.ready(name);
        }
        try {
            Problems problems = new Problems();
            return OrderMapping.parse(name, Files.readString(file), problems)
                    .orElseThrow(() -> Rejection.of(problems.all()));
        } catch (NoSuchFileException e) {
            Message rule = Message.of(Mappings.class, "rule.mapping", String.join(", ", ready));
            throw options.wrong("--mapping", rule, name, Options.closest(name, ready));
        } catch (IOException e) {
            throw Rejection.failed(Message.of(Mappings.class, "mapping.unreadable", name, reason(e)));
        }
    }

    OrderMapping detected(Path answer) throws Rejection {
        if (!Files.isReadable(answer)) {
            throw Rejection.failed(Message.of(Mappings.class, "orders.unreadable", answer));
        }
        return SavedAnswer.detectMapping(answer)
                .orElseThrow(() -> options.refuse(
                        "usage.mapping-unclear", answer, String.join(", ", SavedAnswer.detectableNames())));
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
