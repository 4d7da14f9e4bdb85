package io.tillwatch.agent.command;

import io.tillwatch.settings.ClosestName;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;

/** Understands the values of options, or says what is wrong with them. */
final class Options {
    private final CommandLine command;

    Options(CommandLine command) {
        this.command = command;
    }

    /** The value of an option that was given; the rule completes the sentence "--date must be …". */
    <T> Optional<T> value(String option, Optional<String> given, String rule, Function<String, Optional<T>> parser) {
        return given.map(text -> parser.apply(text)
                .orElseThrow(() -> wrong(option, Message.of(Options.class, "rule." + rule), text, none())));
    }

    /** What the JDK reads, or nothing. */
    static <T> Function<String, Optional<T>> parsing(Function<String, T> parser) {
        return text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        };
    }

    /** One of some names. */
    Optional<String> oneOf(String option, Optional<String> given, Collection<String> names) {
        given.filter(text -> !names.contains(text)).ifPresent(text -> {
            Message rule = Message.of(Options.class, "rule.one-of", String.join(", ", names));
            throw wrong(option, rule, text, closest(text, names));
        });
        return given;
    }

    UsageException wrong(String option, Message rule, String text, Message advice) {
        return refuse("usage.wrong", option, rule, text, advice);
    }

    UsageException refuse(String key, Object... arguments) {
        return new UsageException(command, Message.of(Options.class, key, arguments));
    }

    /**
     * Refuses to write over what is read: the same file by whatever name or link.
     *
     * @throws IOException if it cannot be found out
     */
    void spare(List<Path> inputs, List<Path> outputs) throws IOException {
        for (Path output : outputs) {
            for (Path input : inputs) {
                if (Files.exists(output) && Files.exists(input) && Files.isSameFile(output, input)) {
                    throw refuse("usage.out-is-input", output);
                }
            }
        }
    }

    static Message closest(String wrong, Collection<String> known) {
        return ClosestName.to(wrong, known)
                .map(name -> Message.of(Options.class, "usage.closest", name))
                .orElseGet(Options::none);
    }

    private static Message none() {
        return Message.of(Options.class, "usage.none");
    }
}
