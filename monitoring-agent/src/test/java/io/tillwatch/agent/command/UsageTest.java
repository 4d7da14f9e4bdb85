package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.agent.console.Console;
import io.tillwatch.agent.console.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private final Run.Machine machine = Run.Machine.at(Path.of(""));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    confg              | unknown command "confg" (closest: config)                   | tillwatch
                    zzz                | unknown command "zzz"                                       | tillwatch
                    config chek        | unknown command "chek" (closest: check)                     | tillwatch config
                    config check --jsn | unknown option "--jsn" (closest: --json)                    | tillwatch config check
                    config check --jsn=1 | unknown option "--jsn" (closest: --json)                  | tillwatch config check
                    --zzzzzzzz         | unknown option "--zzzzzzzz"                                 | tillwatch
                    config schema more | unexpected argument "more"                                  | tillwatch config schema
                    config check --config | --config must be followed by a value                     | tillwatch config check
                    config check --json=5 | --json cannot have the value "5"                         | tillwatch config check
                    config             | tillwatch config must be followed by a command: check, schema | tillwatch config
                    --lang de config schema | --lang must be one of fr, en, but was "de"             | tillwatch
                    config schema --lang | --lang must be followed by a value                        | tillwatch config schema
                    completion bsh     | the shell must be one of bash, zsh, but was "bsh" (closest: bash) | tillwatch completion
                    export payments --orders a | --zone must be given                            | tillwatch export payments
                    export payments --zone UTC | --orders or --config must be given: there is no tillwatch.yaml here | tillwatch export payments
                    export payments --date soon | --date must be a date such as 2026-03-01, but was "soon" | tillwatch export payments
                    export payments --day paymnt | --day must be one of payment, order, update, but was "paymnt" (closest: payment) | tillwatch export payments
                    export payments --profile excel | --profile must be one of machine, excel-fr, excel-en, sheets, but was "excel" | tillwatch export payments
                    export payments --catch-up 32d | --catch-up must be a number of days from 1d to 31d, but was "32d" | tillwatch export payments
                    export payments --zone Doula | --zone must be a time zone such as Africa/Douala, but was "Doula" | tillwatch export payments
                    export payments --currency CFA | --currency must be a currency of ISO 4217 such as XAF, but was "CFA" | tillwatch export payments
                    export payments --date 2026-03-01 --date 2026-03-02 | --date must be given only once | tillwatch export payments
                    help confi         | unknown command "confi" (closest: config)                   | tillwatch help
                    """)
    void says_in_one_line_what_is_wrong_and_in_another_where_help_is(String args, String message, String command) {
        Run run = machine.run(args.split(" "));
        assertThat(run.err()).isEqualTo(lines(message, "help: " + command + " --help"));
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    confg              | commande inconnue « confg » (le plus proche : config)       | tillwatch
                    config check --jsn | option inconnue « --jsn » (le plus proche : --json)         | tillwatch config check
                    config schema more | argument inattendu « more »                                 | tillwatch config schema
                    config check --config | --config doit être suivi d'une valeur                    | tillwatch config check
                    config check --json=5 | --json ne peut pas valoir « 5 »                          | tillwatch config check
                    config | tillwatch config doit être suivi d'une commande : check, schema         | tillwatch config
                    completion bsh | le shell doit être l'une des valeurs bash, zsh, mais vaut « bsh » (le plus proche : bash) | tillwatch completion
                    """)
    void says_it_in_french(String args, String message, String command) {
        Run run = machine.in(Locale.FRANCE).run(args.split(" "));
        assertThat(run.err()).isEqualTo(lines(message, "aide : " + command + " --help"));
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void without_a_command_it_names_the_commands() {
        Run run = machine.run();
        assertThat(run.err())
                .startsWith("tillwatch must be followed by a command: ")
                .contains("check, export, dashboard, push, reconcile, statement, config, demo, completion, help");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void prints_the_version_and_the_java_it_runs_on() {
        Run quick = machine.run("--version");
        Run parsed = machine.run("--version", "--lang", "fr");
        assertThat(quick.out())
                .matches("tillwatch \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(Java " + System.getProperty("java.version")
                        + ", .+\\)\n");
        assertThat(parsed).isEqualTo(quick);
        assertThat(machine.run("-V")).isEqualTo(quick);
        assertThat(quick.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--lang fr config check --help", "config check --help --lang fr", "config --lang=fr check -h"})
    void takes_the_language_before_and_after_the_command(String args) {
        Run run = machine.run(args.split(" "));
        assertThat(run.out())
                .startsWith("Donne d'un coup tous les problèmes d'une configuration, avec ligne et colonne.\n"
                        + "Utilisation : tillwatch config check [-h]");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void helps_in_english() {
        Run run = machine.run("config", "check", "--help");
        assertThat(run.out()).isEqualTo("""
                        Tells every problem of a configuration at once, with line and column.
                        Usage: tillwatch config check [-h] [--json] [--lang=fr|en] [--config=FILE]... [FILE...]

                        Arguments:
                              [FILE...]       The configuration; tillwatch.yaml if none is given.

                        Options:
                              --config=FILE   The same, as an option.
                          -h, --help          Show this help and exit.
                              --json          Print one JSON document and nothing else.
                              --lang=fr|en    Language of all texts: fr or en. Else the shop's language, else the system's.
                        """);
        assertThat(machine.run("help", "config", "check")).isEqualTo(run);
        assertThat(machine.run("help")).isEqualTo(machine.run("--help"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "config --help",
                "completion --help",
                "export --help",
                "export payments --help",
                "export verify --help",
                "reconcile --help",
                "help --help",
                "config schema --help"
            })
    void helps_for_everything_in_both_languages(String args) {
        Run english = machine.run(args.split(" "));
        Run french = machine.in(Locale.FRENCH).run(args.split(" "));
        assertThat(english.out()).contains("Usage: tillwatch").doesNotContain("null", "Utilisation", "Affiche");
        assertThat(french.out())
                .contains("Utilisation : tillwatch")
                .doesNotContain("null", "Usage", "Show", "Print", "Options:", "Commands:", "COMMAND\n");
    }

    @Test
    void every_text_exists_in_both_languages() {
        for (String bundle : new String[] {"command.messages", "command.usage", "config.messages"}) {
            Set<String> english = keys(bundle, Locale.ROOT);
            assertThat(keys(bundle, Locale.FRENCH))
                    .as(bundle)
                    .isEqualTo(english)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void prints_a_completion_script(String shell) {
        Run run = machine.run("completion", shell);
        assertThat(run.out()).contains("complete -F _complete_tillwatch", "config", "check", "--lang");
        assertThat(run.code()).isZero();
        assertThat(machine.run("completion", shell)).isEqualTo(run);
    }

    @Test
    void prints_the_schema() {
        Run run = machine.run("config", "schema");
        assertThat(run.out()).startsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\"");
        assertThat(run.code()).isZero();
    }

    @Test
    void ends_with_3_and_one_line_when_something_unexpected_happens() {
        Run run = failing(Optional.empty());
        assertThat(run.err()).isEqualTo(lines("unexpected error: IllegalStateException: two lines"));
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void tells_where_it_happened_when_asked() {
        Run run = failing(Optional.of("1"));
        assertThat(run.err())
                .startsWith("unexpected error: IllegalStateException: two lines")
                .contains("\tat io.tillwatch");
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void ends_with_3_when_the_result_cannot_be_written() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int start, int length) throws java.io.IOException {
                throw new java.io.IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        StringWriter err = new StringWriter();
        Surroundings surroundings =
                new Surroundings(Path.of(""), name -> Optional.empty(), Locale.ENGLISH, () -> Instant.EPOCH);
        int code =
                new Tillwatch(new Console(new PrintWriter(full), new PrintWriter(err)), surroundings).run("--version");
        assertThat(err).hasToString(lines("could not write the result: the output is closed or full"));
        assertThat(code).isEqualTo(3);
    }

    private static Run failing(Optional<String> verbose) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                Path.of("src/test/resources"),
                name -> {
                    if (name.equals("VERBOSE")) {
                        return verbose;
                    }
                    throw new IllegalStateException("two\nlines");
                },
                Locale.ENGLISH,
                () -> Instant.EPOCH);
        int code = new Tillwatch(new Console(new PrintWriter(out), new PrintWriter(err)), surroundings)
                .run("config", "check", "reference.yaml");
        return new Run(code, out.toString(), err.toString());
    }

    private static Set<String> keys(String bundle, Locale language) {
        return new TreeSet<>(ResourceBundle.getBundle(
                        "io.tillwatch.agent." + bundle,
                        language,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet());
    }

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }
}
