package io.tillwatch.agent.command;

import io.tillwatch.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: the options that every command has. */
@Command(name = "tillwatch", versionProvider = Version.class)
final class RootCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--lang", paramLabel = "fr|en", scope = ScopeType.INHERIT, descriptionKey = "option.lang")
    private @Nullable String lang;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "option.help")
    @SuppressWarnings("unused") // the parser itself asks it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "option.version")
    @SuppressWarnings("unused") // the parser itself asks it
    private boolean version;

    RootCommand() {}

    /** Refuses a language that does not exist. */
    void checkLanguage() {
        if (lang != null && spec != null && !Arguments.LANGUAGES.contains(lang)) {
            Message message = Message.of(
                    RootCommand.class, "usage.one-of", "--lang", String.join(", ", Arguments.LANGUAGES), lang);
            throw new UsageException(spec.commandLine(), message);
        }
    }
}
