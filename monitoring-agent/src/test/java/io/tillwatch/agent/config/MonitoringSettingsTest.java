package io.tillwatch.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tillwatch.alert.AlertRule;
import io.tillwatch.kpi.Better;
import io.tillwatch.kpi.Kpi;
import io.tillwatch.kpi.KpiUnit;
import io.tillwatch.severity.Severity;
import io.tillwatch.testkit.MessageBundles;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringSettingsTest {
    private static final String SHOP = "version: 1\nshop: {name: a, zone: UTC}\n";
    private static final String RATE = "kpis: {name: rate, unit: ratio, better: higher}\n";

    private static final String WRONG = """
            checks:
              - {name: api, url: "ftp://shop.example", every: 0s, timeout: 6m, severity: P9}
              - {name: api, url: https://me:secret@shop.example, expect: {status: 99, json: x, body: y}}
              - {url: https://shop.example, expect: {json: {status: []}}, evry: 5m}
            kpis:
              - {name: Rate, unit: ratio, better: up, target: "98", currency: XAF}
              - {name: rate, unit: ratio, better: higher, target: "90%", warning: "95%", minimum: -1}
              - {name: time, unit: seconds, better: lower, target: 5ms}
              - {name: cash, unit: minor-units, better: higher}
              - {name: ok, unit: ratio, better: higher}
            rules:
              - {name: A, condition: "ok < 90", severity: P1, notify: pager}
              - {name: B, condition: "other < 90%", severity: P1}
              - {name: C, condition: "ok < 90% in 5 minutes", severity: P1}
              - {condition: "ok < 90%", severity: high}
            notify: {finance: {webhook: {url: x}}, mail: {console: {to: x}}}
            """;

    private static final String EVERYTHING = """
            checks:
              - {name: api-health, url: "${SHOP_URL}/api/health", every: 5m, timeout: 10s,
                 expect: {status: 200, json: {status: healthy, checks.0.ready: true, n: 1}, text: mongodb}, severity: P0}
              - {name: page, url: https://shop.example/, expect: {text: [Panier, Payer]}}
            kpis:
              - {name: payment_success_rate, unit: ratio, better: higher, target: "98%", warning: "95%", critical: "90%",
                 window: 15m, minimum: 20}
              - {name: revenue, unit: minor-units, currency: XAF, better: higher, target: 100000}
              - {name: p95, unit: milliseconds, better: lower, target: 500, warning: 1000ms, critical: "2000 ms"}
            rules:
              - {name: Payment Success Rate Low, condition: "payment_success_rate < 90% for 15 minutes", severity: P1,
                 notify: [engineering, finance]}
              - {name: Down, condition: health_check_failed for 2 minutes, severity: P0, keep-firing-for: 5m, notify: engineering}
            notify: {engineering: {console: {}}, finance: {console: {}}}
            """;

    @TempDir
    private Path directory;

    @Test
    void reads_everything_there_is() throws IOException {
        MonitoringSettings monitoring = read(EVERYTHING);
        assertThat(monitoring.checks())
                .containsExactly(
                        new CheckSettings(
                                "api-health",
                                URI.create("https://shop.example/api/health"),
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(10),
                                200,
                                Map.of("status", "healthy", "checks.0.ready", "true", "n", "1"),
                                List.of("mongodb"),
                                Severity.P0),
                        new CheckSettings(
                                "page",
                                URI.create("https://shop.example/"),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(10),
                                200,
                                Map.of(),
                                List.of("Panier", "Payer"),
                                Severity.P1));
        assertThat(monitoring.kpis().get(0))
                .isEqualTo(new KpiSettings(
                        Kpi.of("payment_success_rate", KpiUnit.RATIO, Better.HIGHER)
                                .limits(new BigDecimal("0.98"), new BigDecimal("0.95"), new BigDecimal("0.90")),
                        Optional.of(Duration.ofMinutes(15)),
                        20));
        assertThat(monitoring.kpis())
                .extracting(k -> k.kpi().unit().name())
                .containsExactly("RATIO", "MINOR_UNITS", "MILLISECONDS");
        assertThat(monitoring.rules())
                .containsExactly(
                        AlertRule.of(
                                "Payment Success Rate Low",
                                "payment_success_rate < 90% for 15 minutes",
                                Severity.P1,
                                "engineering",
                                "finance"),
                        AlertRule.of("Down", "health_check_failed for 2 minutes", Severity.P0, "engineering")
                                .keepFiringFor(Duration.ofMinutes(5)));
        assertThat(monitoring.notifiers()).containsExactly("engineering", "finance");
    }

    @Test
    void tells_everything_that_is_wrong_with_its_place() throws IOException {
        assertThat(told(WRONG, Locale.ENGLISH))
                .containsExactly(
                        "t.yaml:4:22: checks[0].url: must be an http or https address with a host and without user information,"
                                + " but was \"ftp://shop.example\"",
                        "t.yaml:4:51: checks[0].every: must be a duration from 1s to 7d, such as 30s, 5m or PT1H, but was"
                                + " \"0s\"",
                        "t.yaml:4:64: checks[0].timeout: must be a duration from 100ms to 5m, such as 30s, 5m or PT1H, but"
                                + " was \"6m\"",
                        "t.yaml:4:78: checks[0].severity: must be one of P0, P1, P2, P3, INFO, but was \"P9\" (closest: P0)",
                        "t.yaml:5:12: checks[1].name: must be a name that occurs only once in checks, but was \"api\"",
                        "t.yaml:5:22: checks[1].url: must be an http or https address with a host and without user information",
                        "t.yaml:5:71: checks[1].expect.status: must be a status from 100 to 599, but was \"99\"",
                        "t.yaml:5:81: checks[1].expect.json: must be a section of keys and values, but was \"x\"",
                        "t.yaml:5:84: checks[1].expect.body: must be a known key, but was \"body\" (known here: status,"
                                + " text, json)",
                        "t.yaml:6:5: checks[2].name: must be given",
                        "t.yaml:6:57: checks[2].expect.json.status: must be a text or number, but was \"[…]\"",
                        "t.yaml:6:63: checks[2].evry: must be a known key, but was \"evry\" (closest: every)",
                        "t.yaml:8:12: kpis[0].name: must be lower case letters, digits, underscores and dots, beginning"
                                + " with a letter, but was \"Rate\"",
                        "t.yaml:8:39: kpis[0].better: must be one of higher, lower, but was \"up\"",
                        "t.yaml:8:57: kpis[0].currency: must be a known key, but was \"currency\" (known here: name, unit,"
                                + " better, target, warning, critical, window, minimum)",
                        "t.yaml:9:55: kpis[1].target: must lie in the order target, warning, critical from good to bad; a"
                                + " ratio between 0 and 1, but was \"90%\"",
                        "t.yaml:9:87: kpis[1].minimum: must be a whole number from 0 to 999999999, but was \"-1\"",
                        "t.yaml:10:56: kpis[2].target: must be a number of seconds such as 2s, but was \"5ms\"",
                        "t.yaml:11:5: kpis[3].currency: must be given",
                        "t.yaml:14:26: rules[0].condition: must compare ok with a percentage such as 90%, but was"
                                + " \"ok < 90\"",
                        "t.yaml:14:59: rules[0].notify: must be one of finance, mail, but was \"pager\"",
                        "t.yaml:15:26: rules[1].condition: must begin with a KPI of this file (time, ok), but was"
                                + " \"other < 90%\"",
                        "t.yaml:16:26: rules[2].condition: must end at character 10 or go on with \"for\" and a time, but was"
                                + " \"ok < 90% in 5 minutes\"",
                        "t.yaml:17:5: rules[3].name: must be given",
                        "t.yaml:17:39: rules[3].severity: must be one of P0, P1, P2, P3, INFO, but was \"high\"",
                        "t.yaml:18:19: notify.finance.console: must be given",
                        "t.yaml:18:20: notify.finance.webhook: must be a known key, but was \"webhook\" (known here:"
                                + " console)",
                        "t.yaml:18:57: notify.mail.console.to: must be a known key, but was \"to\"");
        assertThat(told(WRONG, Locale.FRENCH))
                .contains(
                        "t.yaml:4:51 : checks[0].every : doit être une durée de 1s à 7d, comme 30s, 5m ou PT1H, mais vaut"
                                + " « 0s »",
                        "t.yaml:5:12 : checks[1].name : doit être un nom qui n'apparaît qu'une fois dans checks, mais vaut"
                                + " « api »",
                        "t.yaml:16:26 : rules[2].condition : doit finir au caractère 10 ou continuer par « for » et une"
                                + " durée, mais vaut « ok < 90% in 5 minutes »");
    }

    @Test
    void rules_need_what_they_name() throws IOException {
        assertThat(told("rules: {name: A, condition: rate > 1, severity: P1, notify: x}\n", Locale.ENGLISH))
                .containsExactly(
                        "t.yaml:3:29: rules[0].condition: must begin with health_check_failed: there are no kpis in this"
                                + " file, but was \"rate > 1\"",
                        "t.yaml:3:61: rules[0].notify: must be left out: there is no section notify, but was \"x\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checks: []\nkpis: []\nrules: []\nnotify: {}\n",
                "checks: {name: a, url: http://shop.example}\n",
                "checks: [{name: 7, url: HTTPS://shop.example:8443/x?y=z, every: PT5M, timeout: 100ms}]\n",
                "checks: [{name: a, url: \"${SHOP_URL}\", every: \"${FIVE}\", severity: INFO, expect: {}}]\n",
                "checks: [{name: a, url: http://a.example, expect: {status: \"503\", json: {}, text: []}}]\n",
                "checks: [{name: a, url: http://a.example, expect: {json: {a.b: 1, c: true, d: 1.5, e: x}, text: [a, 1]}}]\n",
                RATE,
                "kpis: [{name: n, unit: count, better: lower, target: 1, warning: 2.5, critical: \"10\", minimum: 5}]\n",
                "kpis: [{name: n, unit: seconds, better: lower, target: 1s, window: 31d, minimum: \"5\"}]\n",
                "kpis: [{name: n, unit: minor-units, better: higher, currency: xof, target: 5000}]\n",
                RATE + "rules: {name: r, condition: \"rate < 90% for 1h\", severity: P3}\n",
                "rules: [{name: r, condition: health_check_failed, severity: P0, keep-firing-for: 0s, notify: []}]\n"
                        + "notify: {a: {console: {}}}\n",
                "rules: [{name: r, condition: health_check_failed, severity: P0, notify: [a, a]}]\nnotify: {a: {console: {}}}\n",
            })
    void program_and_schema_accept(String text) throws IOException {
        assertThat(told(text, Locale.ENGLISH)).isEmpty();
        assertThat(SchemaAgreementTest.schema(SHOP + text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checks: x\n",
                "checks:\n",
                "checks: [x]\n",
                "checks: [{name: a}]\n",
                "checks: [{url: http://a.example}]\n",
                "checks: [{name: \"\", url: http://a.example}]\n",
                "checks: [{name: \"a\\tb\", url: http://a.example}]\n",
                "checks: [{name: a, url: ftp://a.example}]\n",
                "checks: [{name: a, url: http://u:p@a.example}]\n",
                "checks: [{name: a, url: 7}]\n",
                "checks: [{name: a, url: http://a.example, every: 5}]\n",
                "checks: [{name: a, url: http://a.example, every: soon}]\n",
                "checks: [{name: a, url: http://a.example, timeout: []}]\n",
                "checks: [{name: a, url: http://a.example, severity: p0}]\n",
                "checks: [{name: a, url: http://a.example, expect: 200}]\n",
                "checks: [{name: a, url: http://a.example, expect: {status: 600}}]\n",
                "checks: [{name: a, url: http://a.example, expect: {json: []}}]\n",
                "checks: [{name: a, url: http://a.example, expect: {json: {a: {}}}}]\n",
                "checks: [{name: a, url: http://a.example, expect: {text: {}}}]\n",
                "checks: [{name: a, url: http://a.example, expect: {header: x}}]\n",
                "checks: [{name: a, url: http://a.example, method: GET}]\n",
                "kpis: [{name: n, unit: ratio}]\n",
                "kpis: [{name: n, better: lower}]\n",
                "kpis: [{name: N, unit: ratio, better: lower}]\n",
                "kpis: [{name: n, unit: RATIO, better: lower}]\n",
                "kpis: [{name: n, unit: ratio, better: more}]\n",
                "kpis: [{name: n, unit: ratio, better: lower, target: low}]\n",
                "kpis: [{name: n, unit: ratio, better: lower, minimum: 1.5}]\n",
                "kpis: [{name: n, unit: ratio, better: lower, currency: XAF}]\n",
                "kpis: [{name: n, unit: minor-units, better: lower}]\n",
                "rules: [{name: r, condition: health_check_failed}]\n",
                "rules: [{name: r, severity: P0}]\n",
                "rules: [{condition: health_check_failed, severity: P0}]\n",
                "rules: [{name: r, condition: [], severity: P0}]\n",
                "rules: [{name: r, condition: health_check_failed, severity: P0, for: 5m}]\n",
                "rules: [{name: r, condition: health_check_failed, severity: P0, notify: {}}]\nnotify: {a: {console: {}}}\n",
                "notify: console\n",
                "notify: {a: console}\n",
                "notify: {a: {}}\n",
                "notify: {a: {console: {}, webhook: {}}}\n",
                "notify: {a: {console: {lang: fr}}}\n",
                "notify: {a: {console: []}}\n",
            })
    void program_and_schema_refuse(String text) throws IOException {
        assertThat(told(text, Locale.ENGLISH)).isNotEmpty();
        assertThat(SchemaAgreementTest.schema(SHOP + text)).isNotEmpty();
    }

    /** What a schema cannot say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "checks: [{name: a, url: http://a.example}, {name: a, url: http://b.example}]\n",
                "checks: [{name: a, url: http://a.example, every: 8d}]\n",
                "checks: [{name: a, url: \"http://[\"}]\n",
                "kpis: [{name: n, unit: ratio, better: lower, target: 5}]\n",
                "kpis: [{name: n, unit: count, better: lower, target: 5%}]\n",
                "kpis: [{name: n, unit: count, better: lower, target: 5, warning: 4}]\n",
                "rules: [{name: r, condition: nothing, severity: P0}]\n",
                "rules: [{name: r, condition: health_check_failed, severity: P0, notify: a}]\n",
            })
    void only_the_program_refuses(String text) throws IOException {
        assertThat(told(text, Locale.ENGLISH)).isNotEmpty();
        assertThat(SchemaAgreementTest.schema(SHOP + text)).isEmpty();
    }

    @Test
    void every_sentence_exists_in_both_languages() {
        assertThatCode(() -> MessageBundles.assertComplete(TillwatchConfig.class, "advice.reason"))
                .doesNotThrowAnyException();
    }

    private MonitoringSettings read(String text) throws IOException {
        ConfigFile file = file(text);
        assertThat(file.problems()).isEmpty();
        return file.config().orElseThrow().monitoring();
    }

    private List<String> told(String text, Locale language) throws IOException {
        return file(text).problems().stream()
                .map(problem -> problem.in(language))
                .toList();
    }

    private ConfigFile file(String text) throws IOException {
        Map<String, String> environment = Map.of("SHOP_URL", "https://shop.example", "FIVE", "5m");
        Path file = Files.writeString(directory.resolve("t.yaml"), SHOP + text);
        return ConfigFile.read(file, "t.yaml", name -> Optional.ofNullable(environment.get(name)));
    }
}
