package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.agent.demo.DemoSheet;
import io.tillwatch.gas.AppsScript;
import io.tillwatch.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushGasTest {
    private static final String TOKEN = "CANARY-token-0123456789";
    private static final String FIRST = "exports/payments-2026-03-01.csv";
    private static final String SECOND = "exports/payments-2026-03-02.csv";

    private final List<Run> runs = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path directory;

    private DemoSheet sheet;

    @BeforeEach
    void open() throws IOException {
        sheet = DemoSheet.open(() -> Instant.parse("2026-03-02T06:01:00Z"), Secret.of(TOKEN));
        environment.put("GAS_URL", sheet.url().reveal());
        environment.put("GAS_TOKEN", TOKEN);
        export("2026-03-01", 100, 250);
    }

    /** Neither the address nor the token is in anything that was printed or written. */
    @AfterEach
    void nothingIsSecretInWhatIsToldOrWritten() throws IOException {
        sheet.close();
        for (Run run : runs) {
            assertThat(run.out() + run.err())
                    .doesNotContain("CANARY", "/macros/", sheet.url().reveal());
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as("%s", file).doesNotContain("CANARY", "/macros/");
            }
        }
    }

    private void export(String date, long... totals) throws IOException {
        StringBuilder orders = new StringBuilder();
        for (int i = 0; i < totals.length; i++) {
            orders.append(i == 0 ? "" : ",").append("""
                    {"_id": "%s-%d", "total": %d, "paymentMethod": "cash", "paymentStatus": "paid",
                     "createdAt": "%sT10:00:00Z"}""".formatted(date, i, totals[i], date));
        }
        Files.writeString(directory.resolve("orders.json"), "{\"orders\":[" + orders + "]}");
        Run run = machine()
                .run("export payments --orders orders.json --mapping agri-point --zone Africa/Douala"
                        .concat(" --currency XAF --shop boutique --date " + date)
                        .split(" "));
        assertThat(run.code()).as(run.err()).isZero();
    }

    private Run.Machine machine() {
        return new Run.Machine(directory, environment, Locale.ENGLISH);
    }

    private Run push(String... args) {
        return push(Locale.ENGLISH, args);
    }

    private Run push(Locale language, String... args) {
        List<String> all = new ArrayList<>(List.of("push", "gas"));
        all.addAll(List.of(args));
        Run run = machine().in(language).run(all.toArray(String[]::new));
        runs.add(run);
        return run;
    }

    private List<String> orders(String tab) {
        return sheet.rows(tab).stream()
                .map(row -> row.get(0) + " " + row.get(5))
                .toList();
    }

    @Test
    void pushes_every_day_that_is_given_in_order_and_each_once() throws IOException {
        export("2026-03-02", 500);
        export("2026-03-01", 100, 260);
        Run run = push(
                SECOND,
                "exports/payments-2026-03-01.csv",
                "exports/payments-2026-03-01.r2.csv",
                "exports/payments-2026-03-01.manifest.json");
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "payments-2026-03-02.csv: revision 1 written to Google Sheet Demo / Payments: 1 row (1 added, 0"
                                + " changed, 0 removed), totals equal to the manifest's",
                        "notice: payments-2026-03-02.csv is provisional: more payments of that day may come; export and push"
                                + " it again when the day is over",
                        "payments-2026-03-01.r2.csv: revision 1 written to Google Sheet Demo / Payments: 2 rows (2 added, 0"
                                + " changed, 0 removed), totals equal to the manifest's");
        assertThat(run.code()).isZero();
        assertThat(orders("Payments")).containsExactly("2026-03-02-0 500", "2026-03-01-0 100", "2026-03-01-1 260");
    }

    @Test
    void pushing_again_changes_nothing_and_a_corrected_day_takes_its_place() throws IOException {
        push(FIRST);
        assertThat(push(FIRST).out())
                .isEqualTo(
                        "payments-2026-03-01.csv: revision 1 is unchanged in Google Sheet Demo / Payments: 2 rows, totals"
                                + " equal to the manifest's\n");
        export("2026-03-01", 100, 260, 7);
        assertThat(push(Locale.FRENCH, FIRST).out())
                .isEqualTo(
                        "payments-2026-03-01.r2.csv : révision 2 écrite dans Google Sheet Demo / Payments : 3 lignes (1"
                                + " ajoutées, 1 changées, 0 supprimées), totaux égaux à ceux du manifeste\n");
        assertThat(orders("Payments")).containsExactly("2026-03-01-0 100", "2026-03-01-1 260", "2026-03-01-2 7");
    }

    @Test
    void what_cannot_be_done_now_ends_with_3_and_leaves_the_days_after_it() throws IOException {
        export("2026-03-02", 500);
        sheet.overload(3);
        Run run = push(FIRST, SECOND);
        assertThat(run.err().lines())
                .containsExactly(
                        "payments-2026-03-01.csv: Google Sheet: a page of Google's came in place of an answer (\"Error"
                                + " Service invoked too many times in a short time: exec qps.\"); push again, nothing will"
                                + " be doubled",
                        "payments-2026-03-02.csv: not pushed, because the one before it failed");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(3);
        assertThat(push(FIRST, SECOND).code()).isZero();
        assertThat(orders("Payments")).hasSize(3);
    }

    @Test
    void verify_compares_and_writes_nothing() throws IOException {
        Run before = push("--verify", FIRST);
        assertThat(before.out().lines())
                .containsExactly(
                        "payments-2026-03-01.csv: 2026-03-01: the day is not in the sheet",
                        "payments-2026-03-01.csv: 0 rows in the sheet, 2 in the export",
                        "payments-2026-03-01.csv: cash XAF SUCCEEDED: 0 / 0 / 0 in the sheet, 2 / 350 / 0 in the export"
                                + " (count / paid / refunded)");
        assertThat(before.code()).isEqualTo(1);
        push(FIRST);
        Run same = push("--verify", FIRST);
        assertThat(same.out())
                .isEqualTo(
                        "payments-2026-03-01.csv: revision 1 in Google Sheet Demo / Payments is as it was exported: 2 rows,"
                                + " totals equal to the manifest's\n");
        assertThat(same.code()).isZero();
        sheet.type("Payments", 0, 5, "101");
        assertThat(push("--verify", FIRST).out())
                .contains(
                        "rows of the day were changed in the sheet",
                        "2 / 351 / 0 in the sheet, 2 / 350 / 0 in the export");
        assertThat(push(FIRST).out())
                .contains("notice: rows that somebody had changed in the sheet are as they were exported again");
        assertThat(push("--verify", FIRST).code()).isZero();
    }

    @Test
    void files_that_cannot_be_vouched_for_are_all_told_and_nothing_is_pushed() throws IOException {
        Files.writeString(directory.resolve("exports/payments-2026-02-27.csv"), "order_id\n");
        Files.writeString(directory.resolve("other.csv"), "order_id\n");
        Run run = push(FIRST, "exports/payments-2026-02-27.csv", "other.csv");
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err())
                .contains(
                        "there is no " + directory.resolve("exports/payments-2026-02-27.manifest.json")
                                + " beside it, so it cannot be vouched for",
                        "other.csv: this is no file of a daily export");
        assertThat(run.code()).isEqualTo(3);
        assertThat(orders("Payments")).isEmpty();
    }

    @Test
    void a_wrong_token_is_told() {
        environment.put("GAS_TOKEN", "CANARY-another-token");
        Run run = push(FIRST);
        assertThat(run.err())
                .startsWith("payments-2026-03-01.csv: Google Sheet: the token is not the one of the script;");
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void says_what_must_be_given() {
        environment.remove("GAS_URL");
        assertThat(push(FIRST).err())
                .startsWith("GAS_URL must be set, or stand in the section push.gas of tillwatch.yaml\n");
        environment.put("GAS_URL", "https://docs.google.com/spreadsheets/d/CANARY/edit");
        assertThat(push(FIRST).err())
                .startsWith("GAS_URL must be the address of a deployed web app: https://script.google.com");
        runs.remove(runs.size() - 1);
        environment.put("GAS_URL", sheet.url().reveal());
        environment.put("GAS_TOKEN", "CANARY");
        assertThat(push(FIRST).err()).startsWith("GAS_TOKEN must have at least 16 characters\n");
        assertThat(push("--sheet", "Tillwatch", FIRST).err())
                .startsWith(
                        "--sheet must be a name of 1 to 100 characters that is none of the script's own tabs, but was"
                                + " \"Tillwatch\"");
        environment.put("GAS_TOKEN", TOKEN);
        Run none = push();
        assertThat(none.err()).startsWith("FILE must be given\n");
        assertThat(none.code()).isEqualTo(2);
    }

    @Test
    void takes_the_sheet_from_the_configuration() throws IOException {
        environment.put("SHEET_URL", sheet.url().reveal());
        environment.put("SHEET_TOKEN", TOKEN);
        environment.put("GAS_TOKEN", "CANARY-of-another-sheet");
        Files.writeString(directory.resolve("tillwatch.yaml"), """
                version: 1
                shop: {name: boutique, zone: Africa/Douala, language: fr}
                push: {gas: {url: "${SHEET_URL}", token: "${SHEET_TOKEN}", sheet: Paiements, timeout: 30s}}
                """);
        assertThat(push(FIRST).out()).contains("révision 1 écrite dans Google Sheet Demo / Paiements");
        assertThat(push("--sheet", "Autre", "--config", "tillwatch.yaml", FIRST).out())
                .contains("Demo / Autre");
        environment.remove("SHEET_TOKEN");
        Run run = push(FIRST);
        assertThat(run.err()).contains("push.gas.token");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void prints_one_document_and_the_script() throws IOException {
        Run run = push("--json", FIRST);
        JsonNode day = new ObjectMapper().readTree(run.out()).path("days").path(0);
        assertThat(day.path("state").asText()).isEqualTo("written");
        assertThat(day.path("added").asInt()).isEqualTo(2);
        sheet.overload(3);
        Run failed = push("--json", FIRST, FIRST);
        assertThat(new ObjectMapper().readTree(failed.out()).at("/days/0/state").asText())
                .isEqualTo("deferred");
        assertThat(failed.code()).isEqualTo(3);
        Run script = machine().run("push", "gas", "--print-script");
        assertThat(script.out()).isEqualTo(AppsScript.code());
        assertThat(script.code()).isZero();
    }
}
