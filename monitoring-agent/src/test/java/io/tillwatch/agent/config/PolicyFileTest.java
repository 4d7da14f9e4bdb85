package io.tillwatch.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.reconcile.DiscrepancyCode;
import io.tillwatch.reconcile.FeeContract;
import io.tillwatch.reconcile.PolicyLimits;
import io.tillwatch.reconcile.ReconciliationPolicy;
import io.tillwatch.reconcile.ReconciliationRule;
import io.tillwatch.reconcile.ReconciliationRules;
import io.tillwatch.reconcile.Severities;
import io.tillwatch.reconcile.Severities.AgeStep;
import io.tillwatch.reconcile.Severities.AmountStep;
import io.tillwatch.reconcile.Tolerance;
import io.tillwatch.reconciliation.policy.PolicySettings;
import io.tillwatch.reconciliation.policy.ReadingPolicy;
import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import io.tillwatch.severity.Severity;
import io.tillwatch.testkit.MessageBundles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies as people write them. */
class PolicyFileTest {
    @TempDir
    private Path directory;

    private PolicyFile read(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("reconcile.yaml"), text);
        return PolicyFile.read("reconcile.yaml", file, name -> Optional.empty());
    }

    private PolicySettings sound(String text) throws IOException {
        PolicyFile file = read("version: 1\n" + text);
        assertThat(file.problems()).isEmpty();
        return file.settings().orElseThrow();
    }

    private List<String> problems(String text) throws IOException {
        PolicyFile file = read("version: 1\n" + text);
        assertThat(file.settings()).isEmpty();
        return file.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void a_file_that_says_nothing_is_the_default_policy() throws IOException {
        assertThat(sound("")).isEqualTo(PolicySettings.ready("default").orElseThrow());
        assertThat(sound("base: agri-point\n"))
                .isEqualTo(PolicySettings.ready("agri-point").orElseThrow())
                .isNotEqualTo(sound(""));
        assertThat(PolicySettings.ready("else")).isEmpty();
    }

    @Test
    void every_key_means_what_it_says() throws IOException {
        PolicySettings settings = sound("""
                base: default
                zone: Africa/Douala
                windows: {stripe: 1h, other: 2h, suggestions: 3h}
                references: ["^(?<order>CMD-[0-9]+)-"]
                tolerance:
                  - {currency: XAF, under: 100, over: 50, under-share: 0.5%}
                  - {currency: EUR, over: 0.05}
                fees:
                  - {provider: stripe, currency: EUR, share: 2.9%, fixed: 0.30, minimum: 0.50, maximum: 90, tolerance: 0}
                  - {provider: wave, currency: XOF, share: 1%}
                severity:
                  codes: {CUTOFF_SHIFT: INFO}
                  amounts:
                    - {codes: [OVERPAID, UNDERPAID], from: 5000 XAF, severity: P1, tell: [finance, audit]}
                    - {from: 12.50 EUR, severity: P2}
                  ages: [{codes: STUCK_PENDING, after: 48h, severity: P1}]
                  due: {P0: 1h}
                limits: {abandoned-after: 3d, unsettled-after: 5, offset-pairs: 9, offset-tolerance: 1m,
                         clock-tolerance: 10m, round-to-5: [XAF, XOF]}
                rules: {off: [clock, fx], first: [net]}
                providers:
                  mtn_momo: {zone: Africa/Abidjan, signs: absolute, window: 30m}
                  wave: {signs: signed}
                sources:
                  - {file: "mtn*.csv", covers: [mtn_momo, wave], complete: false, proof: page 1 of 3}
                """);
        ReconciliationPolicy policy = settings.policy();
        assertThat(policy.zone()).contains(ZoneId.of("Africa/Douala"));
        assertThat(policy.windowOf("stripe")).isEqualTo(Duration.ofHours(1));
        assertThat(policy.windowOf("nobody")).isEqualTo(Duration.ofHours(2));
        assertThat(policy.windowOf("mtn_momo")).isEqualTo(Duration.ofMinutes(30));
        assertThat(policy.windowOf("paypal")).isEqualTo(Duration.ofHours(4));
        assertThat(policy.suggestionWindow()).isEqualTo(Duration.ofHours(3));
        assertThat(policy.orderPatterns()).extracting(Pattern::pattern).containsExactly("^(?<order>CMD-[0-9]+)-");
        assertThat(policy.tolerances())
                .containsExactly(
                        new Tolerance("EUR", Tolerance.Bound.NONE, new Tolerance.Bound(5, BigDecimal.ZERO)),
                        new Tolerance(
                                "XAF",
                                new Tolerance.Bound(100, new BigDecimal("0.005")),
                                new Tolerance.Bound(50, BigDecimal.ZERO)));
        assertThat(policy.fees())
                .containsExactly(
                        new FeeContract("stripe", "EUR", new BigDecimal("0.029"), 30, 50, 9000, 0),
                        FeeContract.of("wave", "XOF", new BigDecimal("0.01")));
        assertThat(policy.severities())
                .isEqualTo(new Severities(
                        Map.of(DiscrepancyCode.CUTOFF_SHIFT, Severity.INFO),
                        List.of(
                                new AmountStep(
                                        Set.of(DiscrepancyCode.OVERPAID, DiscrepancyCode.UNDERPAID),
                                        "XAF",
                                        5000,
                                        Severity.P1,
                                        List.of("finance", "audit")),
                                new AmountStep(Set.of(), "EUR", 1250, Severity.P2, List.of())),
                        List.of(new AgeStep(Set.of(DiscrepancyCode.STUCK_PENDING), Duration.ofHours(48), Severity.P1)),
                        Map.of(
                                Severity.P0, Duration.ofHours(1),
                                Severity.P1, Duration.ofHours(6),
                                Severity.P2, Duration.ofHours(24))));
        assertThat(policy.limits())
                .isEqualTo(new PolicyLimits(
                        Duration.ofDays(3), 5, 9, Duration.ofMinutes(1), Duration.ofMinutes(10), Set.of("XAF", "XOF")));
        assertThat(policy.rules())
                .isEqualTo(ReconciliationRules.standard()
                        .without("clock")
                        .without("fx")
                        .inOrder(List.of("net")));
        assertThat(settings.reading())
                .isEqualTo(new ReadingPolicy(
                        Optional.of(ZoneId.of("Africa/Douala")),
                        Map.of("mtn_momo", ZoneId.of("Africa/Abidjan")),
                        Set.of("mtn_momo"),
                        List.of(new ReadingPolicy.SourceRule(
                                "mtn*.csv",
                                Set.of("mtn_momo", "wave"),
                                Optional.of(false),
                                Optional.of("page 1 of 3")))));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_place() throws IOException {
        assertThat(problems("""
                base: agripoint
                windows: {Stripe: 1h, wave: soon}
                references: ["CMD-[0-9]+"]
                tolerance: [{currency: XAF, under: 0.5}, {currency: XAF, over-share: 101%}]
                severity: {codes: {OVERPAYED: P1}, amounts: [{from: 5000}], due: {P4: 1h}}
                limits: {offset-pairs: 1, offset-tolerance: 30m, round-to-5: [FCFA]}
                rules: {off: [clocks, net, net]}
                providers: {mtn_momo: {signs: none}}
                sources: [{covers: [MTN]}]
                tolerances: []
                """))
                .containsExactly(
                        "reconcile.yaml:2:7: base: must be one of default, agri-point, but was \"agripoint\" "
                                + "(closest: agri-point)",
                        "reconcile.yaml:3:19: windows.Stripe: must be the id of a provider, in lower case, bu"
                                + "t was \"1h\"",
                        "reconcile.yaml:3:29: windows.wave: must be a duration from 0s to 366d, such as 30s, "
                                + "5m or PT1H, but was \"soon\"",
                        "reconcile.yaml:4:13: references: must be regular expressions with a group (?<order>…"
                                + "), but was \"[…]\"",
                        "reconcile.yaml:5:36: tolerance[0].under: must be an amount of XAF, such as 100, but "
                                + "was \"0.5\"",
                        "reconcile.yaml:5:53: tolerance[1].currency: must be a currency that occurs only once"
                                + " in tolerance, but was \"XAF\"",
                        "reconcile.yaml:5:70: tolerance[1].over-share: must be a percentage from 0% to 100%, "
                                + "such as 2.9%, but was \"101%\"",
                        "reconcile.yaml:6:20: severity.codes.OVERPAYED: must be a known key, but was \"OVERPA"
                                + "YED\" (closest: OVERPAID)",
                        "reconcile.yaml:6:46: severity.amounts[0].severity: must be given",
                        "reconcile.yaml:6:53: severity.amounts[0].from: must be an amount with its currency, "
                                + "such as 5000 XAF, but was \"5000\"",
                        "reconcile.yaml:6:67: severity.due.P4: must be a known key, but was \"P4\" (closest: P0)",
                        "reconcile.yaml:7:24: limits.offset-pairs: must be a whole number from 2 to 999999, b"
                                + "ut was \"1\"",
                        "reconcile.yaml:7:45: limits.offset-tolerance: must be a duration from 0s to 29m, suc"
                                + "h as 30s, 5m or PT1H, but was \"30m\"",
                        "reconcile.yaml:7:62: limits.round-to-5: must be codes of currencies, such as XAF, bu"
                                + "t was \"[…]\"",
                        "reconcile.yaml:8:14: rules.off: must not name the rule net twice, but was \"[…]\"",
                        "reconcile.yaml:8:15: rules.off: must be one of " + ReconciliationRules.standard()
                                + ", but was \"clocks\" (closest: clock)",
                        "reconcile.yaml:9:31: providers.mtn_momo.signs: must be one of absolute, signed, but "
                                + "was \"none\"",
                        "reconcile.yaml:10:11: sources[0].file: must be given",
                        "reconcile.yaml:10:20: sources[0].covers: must be the id of a provider, in lower case"
                                + ", but was \"[…]\"",
                        "reconcile.yaml:11:1: tolerances: must be a known key, but was \"tolerances\" (closes"
                                + "t: tolerance)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fees: [{provider: a, currency: XAF, share: 2}]|fees[0].share: must be a percentage",
                "fees: [{currency: XAF, share: 2%}]|fees[0].provider: must be given",
                "fees: [{provider: a, currency: XAF, share: 2%, minimum: 5, maximum: 4}]|fees[0].maximum: must not be below",
                "fees: [{provider: a, currency: XAF, share: 2%}, {provider: a, currency: XAF, share: 3%}]|occurs only once",
                "tolerance: [{currency: XAF, under: -1}]|tolerance[0].under: must be an amount of XAF",
                "tolerance: [{currency: EUR, under: 1.005}]|tolerance[0].under: must be an amount of EUR",
                "severity: {ages: [{severity: P1}]}|severity.ages[0].after: must be given",
                "severity: {amounts: [{from: 5 XYZ, severity: P1}]}|severity.amounts[0].from: must be an amount with its currency",
                "rules: {first: [net, net]}|rules.first: must not name the rule net twice",
                "rules: {off: [net], first: [net]}|rules.first: must be one of",
                "rules: {add: [own]}|rules.add: must be left out",
                "limits: {unsettled-after: two}|limits.unsettled-after: must be a whole number from 0",
                "sources: [{file: \"a/b.csv\"}]|sources[0].file: must be the name of a file",
                "zone: Douala|zone: must be",
                "limits: 7|limits: must be",
                "sources: [7]|sources[0]: must be"
            })
    void a_wrong_value_is_one_problem(String text, String told) throws IOException {
        assertThat(problems(text)).singleElement().asString().contains(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version: 2\n", "base: default\n", "[]", "7"})
    void a_policy_says_its_version(String text) throws IOException {
        assertThat(read(text).problems()).hasSize(1);
    }

    @Test
    void rules_of_one_s_own_are_added_by_their_id() {
        ReconciliationRule own = ReconciliationRule.of("own", order -> List.of());
        Problems problems = new Problems();
        PolicySettings settings = YamlSettings.read(
                        "version: 1\nrules: {add: own, first: own}\n",
                        "p.yaml",
                        directory,
                        name -> Optional.empty(),
                        problems)
                .flatMap(root -> PolicySettings.read(root, List.of(own), problems))
                .orElseThrow();
        assertThat(settings.policy().rules().ids()).startsWith("own", "unknown-currency");
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void every_sentence_is_there_in_both_languages() {
        MessageBundles.assertComplete(PolicySettings.class);
    }
}
