package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tillwatch.agent.console.Console;
import io.tillwatch.agent.console.Surroundings;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer;
import io.tillwatch.testkit.MessageBundles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    private final FaultyServer server = FaultyServer.start();

    @TempDir
    private Path directory;

    private Run.Machine machine;

    @BeforeEach
    void serve() {
        machine = Run.Machine.at(directory);
        server.on("/ok", Fault.json("{\"status\":\"healthy\"}"));
        server.on("/bad", Fault.json("{\"status\":\"unhealthy\"}"));
        server.on("/busy", Fault.answer(429, "text/plain", "slow down"));
        server.on("/hangs", Fault.hang());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String host() {
        URI uri = server.uri("/");
        return uri.getHost() + ":" + uri.getPort();
    }

    private static String shown(String out) {
        return out.replaceAll("\\d+ ms", "N ms").replaceAll(" +", " ");
    }

    private void config(String checks) throws IOException {
        Files.writeString(
                directory.resolve("tillwatch.yaml"),
                "version: 1\nshop: {name: a, zone: UTC}\nchecks:\n" + checks.replace("HOST", "http://" + host()));
    }

    @Test
    void checks_one_address() {
        Run run = machine.run("check", server.uri("/ok?key=canary").toString());
        assertThat(shown(run.out()))
                .isEqualTo(" CHECK STATUS TOOK RESULT\n " + host() + "/ok healthy N ms answered 200 in N ms\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void what_is_not_healthy_ends_with_1() {
        Run run = machine.run("check", server.uri("/absent").toString());
        assertThat(shown(run.out())).contains(host() + "/absent down N ms the status must be 200, but was 404\n");
        assertThat(run.code()).isEqualTo(1);
        Run refused = machine.run("check", FaultyServer.refusing("/x").toString());
        assertThat(refused.out()).contains("/x: the connection was refused\n");
        assertThat(refused.code()).isEqualTo(1);
    }

    @Test
    void where_nothing_could_be_checked_it_ends_with_3() {
        Run run = machine.run("check", server.uri("/busy").toString());
        assertThat(shown(run.out()))
                .endsWith("/busy unknown N ms asked too often (429): nothing follows for the shop\n");
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void the_time_of_each_check_is_limited() {
        Run run =
                machine.run("check", "--timeout", "200ms", server.uri("/hangs").toString());
        assertThat(shown(run.out())).endsWith("/hangs: no answer within 0.2 s\n");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void runs_the_checks_of_the_configuration() throws IOException {
        config("""
                  - {name: api, url: HOST/ok, expect: {json: {status: healthy}}, severity: P0}
                  - {name: database, url: HOST/bad, expect: {json: {status: healthy}}}
                """);
        Run run = machine.run("check");
        assertThat(shown(run.out())).isEqualTo("""
                 CHECK STATUS TOOK RESULT
                 api healthy N ms answered 200 in N ms
                 database down N ms status must be "healthy", but was "unhealthy"
                """);
        assertThat(run.code()).isEqualTo(1);
        Run french = machine.in(Locale.FRENCH).run("check", "--config", "tillwatch.yaml");
        assertThat(shown(french.out())).isEqualTo("""
                 CONTRÔLE STATUT DURÉE RÉSULTAT
                 api healthy N ms a répondu 200 en N ms
                 database down N ms status doit valoir « healthy », mais vaut « unhealthy »
                """);
    }

    @Test
    void a_warning_of_the_configuration_is_told_and_hinders_nothing() throws IOException {
        String warned = "version: 1\nshop: {name: a, zone: UTC}\n"
                + "orders: {source: http, url: 'https://x.example/o', mapping: agri-point, token: s3cr3t}\n";
        Path file = directory.resolve("tillwatch.yaml");
        Files.writeString(file, warned + "checks: [{name: api, url: '" + server.uri("/ok") + "'}]\n");
        Run run = machine.run("check", "--config", "tillwatch.yaml");
        assertThat(shown(run.out())).endsWith(" api healthy N ms answered 200 in N ms\n");
        assertThat(run.err())
                .startsWith("tillwatch.yaml:3:")
                .endsWith(": warning: orders.token: must be a reference such as ${SHOP_PASSWORD} or ${file:PATH},"
                        + " so that no secret stands in this file\n")
                .hasLineCount(1);
        assertThat(run.code()).isZero();
        Run french = machine.in(Locale.FRENCH).run("check", "--json");
        assertThat(french.err()).contains(" : avertissement : orders.token : ");
        assertThat(french.out()).startsWith("{").contains("\"healthy\"");

        Files.writeString(file, warned);
        Run without = machine.run("check");
        assertThat(without.err()).contains("\ntillwatch.yaml must have a section checks, or URL must be given\n");
        assertThat(without.code()).isEqualTo(2);
        Files.writeString(file, warned + "checks: [{name: api}]\n");
        assertThat(machine.run("check").err())
                .contains(": warning: orders.token: ", "checks[0].url: must be given\n1 problem\n");
    }

    @Test
    void what_is_only_told_needs_nobody() throws IOException {
        config("""
                  - {name: api, url: HOST/ok, severity: P0}
                  - {name: old page, url: HOST/absent, severity: P3}
                """);
        assertThat(machine.run("check").code()).isZero();
    }

    @Test
    void prints_one_json_document() throws IOException {
        config("  - {name: database, url: HOST/bad, expect: {json: {status: healthy}}, severity: P0}\n");
        Run run = machine.run("check", "--json");
        assertThat(run.out().replaceAll("\"(tookMillis|ageMillis)\" : \\d+", "\"$1\" : 0"))
                .isEqualTo("""
                        {
                          "status" : "down",
                          "at" : "2026-03-02T06:00:00Z",
                          "stale" : false,
                          "checks" : [ {
                            "name" : "database",
                            "status" : "down",
                            "severity" : "P0",
                            "at" : "2026-03-02T06:00:00Z",
                            "tookMillis" : 0,
                            "ageMillis" : 0,
                            "stale" : false,
                            "summary" : "status must be \\"healthy\\", but was \\"unhealthy\\"",
                            "details" : {
                              "http.status" : "200",
                              "json.status" : "unhealthy"
                            }
                          } ]
                        }
                        """);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void the_environment_wins_over_the_file_and_the_command_line_over_both() throws IOException {
        config("  - {name: configured, url: HOST/ok}\n");
        Run.Machine other = machine.with("HEALTH_URL", server.uri("/ok").toString());
        assertThat(other.run("check").out()).contains(host() + "/ok").doesNotContain("configured");
        assertThat(other.run("check", "--config", "tillwatch.yaml").out()).contains("configured");
        assertThat(other.run("check", server.uri("/absent").toString()).out()).contains("/absent");
    }

    @Test
    void tells_what_cannot_be_done() throws IOException {
        assertUsage(
                machine.run("check"),
                "URL, --config or the environment variable HEALTH_URL must be given: there is"
                        + " no tillwatch.yaml here");
        assertUsage(
                machine.run("check", "--config", "a", "http://b"), "either URL or --config must be given, not both");
        assertUsage(
                machine.run("check", "ftp://u:canary@x"),
                "the address (URL) must be http or https, without user and password");
        assertUsage(
                machine.with("HEALTH_URL", "shop").run("check"),
                "the address (HEALTH_URL) must be http or https, without user and password");
        assertUsage(
                machine.run("check", "--timeout", "6m", "http://b"),
                "--timeout must be a duration from 100ms to 5m, such as 10s, but was \"6m\"");
        assertUsage(machine.run("check", "a", "b"), "unexpected argument \"b\"");
        config("  []\n");
        assertUsage(machine.run("check"), "tillwatch.yaml must have a section checks, or URL must be given");
        config("  - {name: a}\n");
        Run broken = machine.run("check");
        assertThat(broken.err()).isEqualTo("tillwatch.yaml:4:5: checks[0].url: must be given\n1 problem\n");
        assertThat(broken.code()).isEqualTo(2);
    }

    private static void assertUsage(Run run, String message) {
        assertThat(run.err()).isEqualTo(message + "\nhelp: tillwatch check --help\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void colours_are_for_terminals_that_want_them() {
        String url = server.uri("/ok").toString();
        assertThat(terminal(Optional.empty(), url)).contains("/ok  \u001b[32mhealthy\u001b[0m  ");
        assertThat(terminal(Optional.of(""), url)).contains("\u001b[32m");
        assertThat(terminal(Optional.of("1"), url)).doesNotContain("\u001b");
        assertThat(machine.run("check", url).out()).doesNotContain("\u001b");
        assertThat(terminal(Optional.empty(), server.uri("/down").toString()))
                .contains("/down  \u001b[31mdown\u001b[0m");
        assertThat(terminal(Optional.empty(), server.uri("/busy").toString())).contains("\u001b[35munknown\u001b[0m");
    }

    private String terminal(Optional<String> noColor, String url) {
        StringWriter out = new StringWriter();
        Surroundings surroundings = new Surroundings(
                directory,
                name -> name.equals("NO_COLOR") ? noColor : Optional.empty(),
                Locale.ENGLISH,
                () -> Instant.EPOCH);
        Console console = new Console(new PrintWriter(out), new PrintWriter(new StringWriter()), true);
        int unused = new Tillwatch(console, surroundings).run("check", url);
        return out.toString();
    }

    @Test
    void helps_in_both_languages() {
        assertThat(machine.run("check", "--help").out()).startsWith("Checks once whether a shop works");
        assertThat(machine.in(Locale.FRENCH).run("check", "--help").out())
                .startsWith("Contrôle une fois si une boutique marche")
                .doesNotContain("Usage", "Print");
    }

    @Test
    void every_sentence_exists_in_both_languages() {
        assertThatCode(() -> MessageBundles.assertComplete(
                        CheckCommand.class, "usage.other", "export.file", "reconcile.head.code"))
                .doesNotThrowAnyException();
    }
}
