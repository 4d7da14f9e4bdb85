package io.tillwatch.agent.command;

import static io.tillwatch.agent.command.StandInShop.ORDERS;
import static io.tillwatch.agent.command.StandInShop.SIGN_IN;
import static io.tillwatch.agent.command.StandInShop.agri;
import static io.tillwatch.agent.command.StandInShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.export.directory.DirectoryLock;
import io.tillwatch.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the scripts that Tillwatch replaces did wrong with the shop agri-point, one test for each defect, against a shop
 * that answers as the real one does.
 */
class SeedDefectsOfAgriPointTest {
    private static final String DAY = "2026-03-01";

    @TempDir
    private Path directory;

    private StandInShop shop;

    @BeforeEach
    void open() {
        shop = new StandInShop(directory).configured("agri-point", "XAF");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void holding(String... orders) {
        shop.guarded(request -> Fault.json("{\"orders\":[" + String.join(",", orders) + "]}"));
    }

    private void assertNothingWasWritten() {
        assertThat(shop.exports()).doesNotExist();
    }

    /** No credentials: the API answers 401, and a token lasts 15 minutes. */
    @Test
    void defect_01_signs_in_signs_in_again_once_when_the_token_is_refused_and_respects_the_lock() throws IOException {
        int[] answers = {0};
        shop.guarded(request -> answers[0]++ == 0
                ? json(401, "{\"error\":\"Token expiré\"}")
                : Fault.json("{\"orders\":[" + agri("a", 5000, "paid", "2026-03-01T08:00:00Z", "") + "]}"));
        assertThat(shop.export().code()).isZero();
        assertThat(shop.column(DAY, "order_id")).containsExactly("a");
        assertThat(shop.asked(SIGN_IN)).isEqualTo(2);

        // No token helps: no third sign-in, no file.
        Path other = Files.createDirectories(directory.resolve("other"));
        try (StandInShop refusing = new StandInShop(other).configured("agri-point", "XAF")) {
            refusing.server.on(ORDERS, json(401, "{\"error\":\"Non autorisé\"}"));
            Run run = refusing.export();
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err())
                    .endsWith(": answered with status 401: Non autorisé\n")
                    .doesNotContain("CANARY");
            assertThat(refusing.asked(SIGN_IN)).isEqualTo(2);
            assertThat(refusing.exports()).doesNotExist();
        }

        // Another attempt would lock the account for longer.
        for (int status : new int[] {423, 429}) {
            Path locked = Files.createDirectories(directory.resolve("locked-" + status));
            try (StandInShop account = new StandInShop(locked).configured("agri-point", "XAF")) {
                account.server.on(SIGN_IN, json(status, "{\"error\":\"Compte verrouillé\"}", "Retry-After", "0"));
                assertThat(account.export().code()).isEqualTo(3);
                assertThat(account.server.received()).hasSize(1);
                assertThat(account.exports()).doesNotExist();
            }
        }
    }

    /** Wrong envelope: "Retrieved 0 orders", or an empty file called success. */
    @Test
    void defect_02_an_answer_of_another_shape_is_refused_and_no_orders_are_a_file_with_a_header() {
        for (String wrong : List.of(
                "[]",
                "{\"orders\":{}}",
                "{\"data\":[]}",
                "{\"error\":\"Erreur serveur\"}",
                "{\"orders\":[",
                "null",
                "")) {
            shop.guarded(request -> Fault.json(wrong));
            assertThat(shop.export().code()).as(wrong).isEqualTo(3);
            assertNothingWasWritten();
        }
        shop.guarded(request -> Fault.answer(200, "text/html", "<!doctype html><title>Connexion</title>"));
        assertThat(shop.export().code()).isEqualTo(3);
        assertNothingWasWritten();

        holding();
        Run run = shop.export();
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("0 orders in the answer\n");
        assertThat(shop.read("payments-2026-03-01.csv"))
                .startsWith("order_id,attempt,provider,")
                .hasLineCount(1)
                .endsWith("\r\n");
    }

    /** {@code since} is ignored by the server: the file held every order ever. */
    @Test
    void defect_03_holds_the_day_and_nothing_else_though_the_shop_gives_everything() {
        JsonNode real = StandInShop.answer("agri-point");
        shop.guarded(request -> Fault.json(real.toString()));
        Run run = shop.export("--date", "2026-02-23");
        assertThat(run.out()).startsWith("31 orders in the answer, 2 on 2026-02-23\n");
        assertThat(shop.column("2026-02-23", "created_at")).allMatch(at -> at.startsWith("2026-02-23"));
        assertThat(shop.sum("2026-02-23", "paid_minor")).isEqualTo(26_000);
        assertThat(shop.read("payments-2026-02-23.manifest.json")).contains("\"day\" : \"payment\"");
    }

    /** Day by UTC, run for the running day, and no run ever came back. */
    @Test
    void defect_04_the_day_is_the_shops_yesterday_is_closed_and_late_changes_are_exported() {
        String early = agri("early", 100, "paid", "2026-02-28T23:30:00Z", "2026-02-28T23:30:00Z");
        String late = agri("late", 200, "pending", "2026-03-01T22:59:59.999Z", "");
        String tomorrow = agri("tomorrow", 400, "paid", "2026-03-01T23:00:00Z", "2026-03-01T23:00:00Z");
        holding(tomorrow, late, early);
        assertThat(shop.export().code()).isZero();
        assertThat(shop.column(DAY, "order_id")).containsExactly("early", "late");
        assertThat(shop.read("payments-2026-03-01.manifest.json")).doesNotContain("provisional");

        holding(tomorrow, late.replace("pending", "paid"), early);
        assertThat(shop.export().out()).contains("revision 2 written");
        assertThat(shop.column("2026-03-01.r2", "status")).containsExactly("SUCCEEDED", "SUCCEEDED");
        assertThat(shop.export("--date", "2026-03-02").out()).contains("(provisional)");
    }

    /** Columns of the first row only, {@code [object Object]}, formulas, no end of line, addresses and phones. */
    @Test
    void defect_05_columns_are_fixed_values_are_typed_and_nothing_runs_as_a_formula() {
        String bare =
                "{\"_id\":\"bare\",\"total\":100,\"createdAt\":\"2026-03-01T08:00:00Z\",\"paymentMethod\":\"cash\","
                        + "\"paymentStatus\":\"pending\"}";
        String hostile = agri("=HYPERLINK(1)", 200, "paid", "2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z");
        holding(bare, hostile);
        assertThat(shop.export("--profile", "excel-fr").code()).isZero();
        String csv = shop.read("payments-2026-03-01.csv");
        assertThat(shop.rows(DAY)).hasSize(2).allSatisfy(row -> assertThat(row).hasSize(27));
        assertThat(shop.column(DAY, "provider_ref")).containsExactly("", "TXN-=HYPERLINK(1)");
        assertThat(csv)
                .endsWith("\r\n")
                .doesNotContain("[object", "Mballa", "687002183")
                .contains("2376****2183");
        assertThat(shop.read("payments-2026-03-01.excel-fr.csv"))
                .startsWith("\uFEFF")
                .contains("'=HYPERLINK(1)")
                .doesNotContainPattern("(^|;)\"?=");
    }

    /** Overwritten in place, no record of the run, no lock. */
    @Test
    void defect_06_a_file_never_changes_every_run_is_told_and_two_cannot_write_at_once() throws IOException {
        holding(agri("a", 100, "pending", "2026-03-01T08:00:00Z", ""));
        shop.export();
        String first = shop.read("payments-2026-03-01.csv");
        holding(agri("a", 100, "paid", "2026-03-01T08:00:00Z", ""));
        try (DirectoryLock lock = DirectoryLock.tryAcquire(shop.exports())) {
            assertThat(lock.held()).isTrue();
            assertThat(shop.run("export", "payments", "--date", "2026-03-01", "--wait", "0s")
                            .code())
                    .isEqualTo(3);
            assertThat(shop.exports().resolve("payments-2026-03-01.r2.csv")).doesNotExist();
        }
        assertThat(shop.export().code()).isZero();
        assertThat(shop.read("payments-2026-03-01.csv")).isEqualTo(first);
        assertThat(shop.read("payments-2026-03-01.manifest.json")).contains("\"revision\" : 1", "\"revision\" : 2");
        try (Stream<Path> files = Files.list(shop.exports())) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ".tillwatch.lock",
                            ".tillwatch-runs.jsonl",
                            "SHA256SUMS",
                            "payments-2026-03-01.csv",
                            "payments-2026-03-01.r2.csv",
                            "payments-2026-03-01.manifest.json");
        }
        assertThat(shop.run("export", "verify").code()).isZero();
    }

    /** The smoke test mocked an API that does not exist: a bare list, {@code orderId}, {@code totalAmount}. */
    @Test
    void defect_07_the_made_up_answer_is_refused_and_the_real_one_is_read_whole() {
        String madeUp =
                "{\"orderId\":\"o-1\",\"totalAmount\":5000,\"status\":\"paid\",\"createdAt\":\"2026-03-01T08:00:00Z\"}";
        shop.server.on(ORDERS, Fault.json("[" + madeUp + "]"));
        assertThat(shop.export().code()).isEqualTo(3);
        assertNothingWasWritten();

        // Within the right envelope it is no order that could be read either: kept whole, and told.
        shop.server.on(ORDERS, Fault.json("{\"orders\":[" + madeUp + "]}"));
        assertThat(shop.export().code()).isEqualTo(1);
        assertThat(shop.rows(DAY)).isEmpty();
        assertThat(shop.read("payments-2026-03-01.quarantine.csv")).contains("ID_MISSING", "AMOUNT_MISSING", "o-1");

        // The real one, with its order that has neither number nor total, which fails no other.
        shop.server.on(ORDERS, Fault.json(StandInShop.answer("agri-point").toString()));
        Run run = shop.export("--date", "2026-03-02");
        assertThat(run.code()).isEqualTo(1);
        assertThat(new HashSet<>(shop.column("2026-03-02", "order_id"))).hasSize(6);
        assertThat(shop.read("payments-2026-03-02.quarantine.csv"))
                .contains("AMOUNT_MISSING")
                .hasLineCount(2);
    }

    /** Libraries were used and declared nowhere; they happened to be there. */
    @Test
    void defect_08_the_build_refuses_what_is_used_and_not_declared() throws IOException {
        String pom = Files.readString(Path.of("../pom.xml"));
        int plugin = pom.indexOf("<artifactId>maven-dependency-plugin</artifactId>", pom.indexOf("<plugins>"));
        assertThat(plugin).isPositive();
        assertThat(pom.substring(plugin, pom.indexOf("</plugin>", plugin)))
                .contains("<goal>analyze-only</goal>", "<phase>verify</phase>", "<failOnWarning>true</failOnWarning>");
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            List<Path> poms = modules.map(module -> module.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList();
            assertThat(poms)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain("mdep.analyze.skip", "analyze-only", "failOnWarning"));
        }
    }

    /** Sums of a field that does not exist, over cancelled and unpaid orders, from an empty database: 0, and success. */
    @Test
    void defect_09_sums_are_of_money_that_was_paid_and_a_missing_field_is_not_0() {
        holding(
                agri("paid", 5000, "paid", "2026-03-01T08:00:00Z", "2026-03-01T08:00:00Z"),
                agri("cancelled", 700, "pending", "2026-03-01T08:00:00Z", "").replace("\"confirmed\"", "\"cancelled\""),
                agri("waiting", 90, "awaiting_proof", "2026-03-01T08:00:00Z", ""));
        assertThat(shop.export().code()).isZero();
        assertThat(shop.sum(DAY, "paid_minor")).isEqualTo(5000);
        assertThat(shop.sum(DAY, "due_minor")).isEqualTo(5790);

        holding(
                "{\"_id\":\"x\",\"totalAmount\":5000,\"paymentStatus\":\"paid\",\"createdAt\":\"2026-03-01T08:00:00Z\"}");
        Run run = shop.export();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("quarantine");
    }

    /** Four revenues from the same orders. */
    @Test
    void defect_17_every_figure_of_an_export_is_the_same_wherever_it_stands() {
        shop.guarded(request -> Fault.json(StandInShop.answer("agri-point").toString()));
        JsonNode told =
                StandInShop.tree(shop.export("--date", "2026-03-02", "--json").out());
        long fromJson = 0;
        for (JsonNode total : told.path("totals")) {
            fromJson += total.path("paidMinor").asLong();
        }
        JsonNode manifest = StandInShop.tree(shop.read("payments-2026-03-02.manifest.json"));
        long fromManifest = 0;
        for (JsonNode total : manifest.findValue("totals")) {
            fromManifest += total.path("paid_minor").asLong();
        }
        long fromRows = shop.sum("2026-03-02", "paid_minor");
        assertThat(fromRows).isEqualTo(92_750 + 33_175);
        assertThat(fromJson).isEqualTo(fromRows);
        assertThat(fromManifest).isEqualTo(fromRows);
        assertThat(told.path("rows").asLong()).isEqualTo(shop.rows("2026-03-02").size());
        String table = shop.export("--date", "2026-03-02").out();
        assertThat(table)
                .contains("XAF       campost   SUCCEEDED")
                .contains(" 92750 ")
                .contains(" 33175 ");
    }
}
