package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.agent.config.TillwatchConfig;
import io.tillwatch.agent.config.YamlSettings;
import io.tillwatch.examples.Page.Fence;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.reconcile.DiscrepancyCode;
import io.tillwatch.reconcile.PolicyLimits;
import io.tillwatch.reconcile.ReconciliationPolicy;
import io.tillwatch.reconcile.ReconciliationRules;
import io.tillwatch.reconciliation.policy.PolicySettings;
import io.tillwatch.reconciliation.statement.StatementMapping;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SettingsNode;
import io.tillwatch.time.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages say is compiled, parsed and found; {@link DocumentedCommandsTest} runs their commands. */
class DocumentationTest {
    private static final Set<String> CHECKED = Set.of("java", "json", "yaml", "console", "xml");
    private static final Pattern REGION = Pattern.compile("( *)// tag::(\\S+)\n(.*?)\n *// end::\\2\n", Pattern.DOTALL);

    private static List<Fence> fences(String kind) {
        List<Fence> found = Page.all().stream()
                .flatMap(page -> page.fences().stream())
                .filter(fence -> fence.isMarked(kind))
                .toList();
        assertThat(found).as("examples marked \"%s\"", kind).isNotEmpty();
        return found;
    }

    @Test
    void every_example_says_how_it_is_checked() {
        assertThat(Page.all().stream().flatMap(page -> page.fences().stream()))
                .filteredOn(fence -> CHECKED.contains(fence.language()))
                .allSatisfy(fence -> assertThat(fence.marker()).as("%s", fence).isNotEmpty());
    }

    @Test
    void java_is_a_region_of_a_compiled_class() {
        for (Fence fence : fences("java")) {
            assertThat(fence.text()).as("%s", fence).isEqualTo(region(fence.argument()));
        }
    }

    /** The lines between {@code // tag::name} and {@code // end::name} of a class, not indented. */
    private static String region(String classAndTag) {
        String[] parts = classAndTag.split("#");
        Path file = Repository.ROOT.resolve("examples/src/main/java/io/tillwatch/examples/" + parts[0] + ".java");
        Matcher regions = REGION.matcher(Repository.text(file));
        while (regions.find()) {
            if (regions.group(2).equals(parts[1])) {
                return regions.group(3).stripIndent() + "\n";
            }
        }
        throw new AssertionError("no region " + classAndTag);
    }

    @Test
    void mappings_are_sound() {
        for (Fence fence : fences("mapping")) {
            assertThat(fence.text())
                    .as("%s", fence)
                    .isEqualTo(Repository.text(Repository.ROOT.resolve(fence.argument())));
            assertThat(problemsOfMapping(fence, fence.text())).as("%s", fence).isEmpty();
        }
    }

    @Test
    void mappings_of_statements_are_sound() {
        for (Fence fence : fences("statement mapping")) {
            assertThat(fence.text())
                    .as("%s", fence)
                    .isEqualTo(Repository.text(Repository.ROOT.resolve(fence.argument())));
            Problems problems = new Problems();
            assertThat(StatementMapping.parse(fence.toString(), fence.text(), problems))
                    .as("%s", problems.all())
                    .isPresent();
        }
    }

    @Test
    void parts_of_mappings_are_sound() {
        for (Fence fence : fences("mapping part")) {
            String whole = """
                    {
                      "mapping": 1, "name": "mine", "list": "orders",
                      "order": {"id": "id", "due": "total", "created": "createdAt"},
                      "payment": {"status": {"from": "paymentStatus"}, "provider": {"from": "paymentMethod"}},
                    """ + fence.text() + "}";
            assertThat(problemsOfMapping(fence, whole)).as("%s", fence).isEmpty();
        }
    }

    private static List<String> problemsOfMapping(Fence fence, String json) {
        Problems problems = new Problems();
        assertThat(OrderMapping.parse(fence.toString(), json, problems).isEmpty())
                .isEqualTo(!problems.isEmpty());
        return problems.all().stream().map(problem -> problem.toString()).toList();
    }

    @Test
    void configurations_are_sound() {
        for (Fence fence : fences("config")) {
            if (fence.marker().contains(":")) {
                assertThat(fence.text())
                        .as("%s", fence)
                        .isEqualTo(Repository.text(Repository.ROOT.resolve(fence.argument())));
            }
            Problems problems = new Problems();
            Optional<SettingsNode> root = YamlSettings.read(
                    fence.text(), fence.toString(), Repository.DATA, name -> Optional.of("Africa/Douala"), problems);
            Optional<TillwatchConfig> config = root.flatMap(
                    node -> TillwatchConfig.read(node, Repository.DATA, name -> Optional.empty(), problems));
            assertThat(problems.all()).as("%s", fence).isEmpty();
            assertThat(config).as("%s", fence).isPresent();
        }
    }

    @Test
    void policies_are_sound() {
        for (Fence fence : fences("policy")) {
            Problems problems = new Problems();
            Optional<PolicySettings> policy = YamlSettings.read(
                            fence.text(), fence.toString(), Repository.DATA, name -> Optional.empty(), problems)
                    .flatMap(root -> PolicySettings.read(root, List.of(), problems));
            assertThat(problems.all()).as("%s", fence).isEmpty();
            assertThat(policy).as("%s", fence).isPresent();
        }
    }

    @Test
    void defaults_and_rules_of_policies_are_those_of_the_code() {
        ReconciliationPolicy policy = ReconciliationPolicy.defaults("shop");
        PolicyLimits limits = policy.limits();
        List<String> rows = new ArrayList<>();
        new TreeMap<>(policy.windows())
                .forEach((provider, window) -> rows.add(row("windows." + provider, Durations.text(window))));
        rows.add(row("windows.other", Durations.text(policy.otherWindow())));
        rows.add(row("windows.suggestions", Durations.text(policy.suggestionWindow())));
        rows.add(row("limits.abandoned-after", Durations.text(limits.abandonedAfter())));
        rows.add(row("limits.unsettled-after", limits.unsettledAfter()));
        rows.add(row("limits.offset-pairs", limits.offsetPairs()));
        rows.add(row("limits.offset-tolerance", Durations.text(limits.offsetTolerance())));
        rows.add(row("limits.clock-tolerance", Durations.text(limits.clockTolerance())));
        rows.add(row("limits.round-to-5", limits.roundingCurrencies().isEmpty() ? "none" : "?"));
        for (String page : List.of("docs/en/reconciliation-policy.md", "docs/fr/reconciliation-policy.md")) {
            String text = Repository.text(Repository.ROOT.resolve(page));
            assertThat(matches(text, "(?m)^\\| `(windows|limits)\\.[a-z_0-9-]+` \\| [a-z0-9]+ \\|"))
                    .as(page)
                    .isEqualTo(rows);
            assertThat(matches(text, "(?m)^\\| `[a-z-]+` \\| `[A-Z]"))
                    .as(page)
                    .extracting(row -> row.split("`")[1])
                    .isEqualTo(ReconciliationRules.standardIds());
            assertThat(PolicySettings.READY).allSatisfy(name -> assertThat(text).contains("| `" + name + "` | "));
        }
    }

    private static String row(String key, Object value) {
        return "| `" + key + "` | " + value + " |";
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group())
                .toList();
    }

    @Test
    void coordinates_have_the_version_of_this_build() {
        Matcher version =
                Pattern.compile("<version>(.+)</version>").matcher(Repository.text(Repository.ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();

        assertThat(fences("pom"))
                .allSatisfy(fence -> assertThat(fence.text())
                        .as("%s", fence)
                        .contains("<version>" + version.group(1) + "</version>"));
    }

    @Test
    void every_guide_has_its_twin() throws IOException {
        assertThat(names("docs/fr")).isNotEmpty().isEqualTo(names("docs/en"));
    }

    @Test
    void twins_have_the_same_examples() throws IOException {
        for (String name : names("docs/en")) {
            assertThat(shape("docs/fr/" + name)).as(name).isEqualTo(shape("docs/en/" + name));
        }
    }

    private static List<String> names(String directory) throws IOException {
        try (Stream<Path> files = Files.list(Repository.ROOT.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Markers of the examples and sizes of the tables: what a translation must keep. */
    private static List<String> shape(String page) {
        Page parsed = new Page(Repository.ROOT.resolve(page));
        List<String> shape = new ArrayList<>();
        parsed.fences().forEach(fence -> shape.add(fence.language() + " " + fence.marker()));
        shape.add("rows of tables: "
                + parsed.lines().stream().filter(line -> line.startsWith("|")).count());
        shape.add("headings: "
                + parsed.lines().stream().filter(line -> line.startsWith("#")).count());
        return shape;
    }

    @Test
    void relative_links_lead_somewhere() {
        List<String> dead = new ArrayList<>();
        for (Page page : Page.all()) {
            for (String link : page.relativeLinks()) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty()
                        ? page.file()
                        : page.file().resolveSibling(parts[0]).normalize();
                boolean leads = Files.exists(target)
                        && (parts.length == 1 || new Page(target).anchors().contains(parts[1]));
                if (!leads) {
                    dead.add(page.file() + ": " + link);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void readme_is_short_enough_to_be_read() {
        assertThat(new Page(Repository.ROOT.resolve("README.md")).lines()).hasSizeLessThanOrEqualTo(180);
    }

    @Test
    void readme_names_every_module() {
        Matcher modules =
                Pattern.compile("<module>(.+)</module>").matcher(Repository.text(Repository.ROOT.resolve("pom.xml")));
        String readme = Repository.text(Repository.ROOT.resolve("README.md"));

        assertThat(modules.results().map(module -> module.group(1)))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(readme).contains("| `" + module + "` |"));
    }

    @Test
    void notes_and_reasons_of_the_code_are_explained() {
        String messages = Repository.text(Repository.ROOT.resolve(
                "payments-export/src/main/resources/io/tillwatch/export/json/messages.properties"));
        List<String> reasons = Pattern.compile("(?m)^reason\\.([A-Z_]+)=")
                .matcher(messages)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(reasons).hasSizeGreaterThan(5);
        for (String page : List.of("docs/en/order-mapping.md", "docs/fr/order-mapping.md")) {
            String text = Repository.text(Repository.ROOT.resolve(page));
            assertThat(reasons).allSatisfy(reason -> assertThat(text).contains("| `" + reason + "` |"));
        }
    }

    @Test
    void columns_of_the_file_are_explained_in_order() {
        for (String page : List.of("docs/en/daily-export.md", "docs/fr/daily-export.md")) {
            String text = Repository.text(Repository.ROOT.resolve(page));
            List<String> explained = Pattern.compile("(?m)^\\| `[a-z_]+`(, `[a-z_]+`)* \\|")
                    .matcher(text)
                    .results()
                    .flatMap(row ->
                            Pattern.compile("[a-z_]+").matcher(row.group()).results())
                    .map(match -> match.group())
                    .toList();
            assertThat(explained).as(page).startsWith(io.tillwatch.payment.PaymentColumns.NAMES.toArray(String[]::new));
        }
    }

    @Test
    void codes_of_discrepancies_are_explained_in_order_with_their_severity() {
        List<String> codes = Stream.of(DiscrepancyCode.values())
                .map(code -> "| `" + code + "` | " + code.severity() + " |")
                .toList();
        for (String page : List.of("docs/en/reconciliation.md", "docs/fr/reconciliation.md")) {
            List<String> explained = Pattern.compile("(?m)^\\| `[A-Z_0-9]+` \\| (P[0-3]|INFO) \\|")
                    .matcher(Repository.text(Repository.ROOT.resolve(page)))
                    .results()
                    .map(match -> match.group())
                    .toList();
            assertThat(explained).as(page).isEqualTo(codes);
        }
    }
}
