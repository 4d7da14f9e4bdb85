package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of these tests stands at 2026-03-02 07:00 in Douala: yesterday is 2026-03-01. */
class ExportPaymentsTest {
    private static final String[] SAVED = {
        "export",
        "payments",
        "--orders",
        "orders.json",
        "--mapping",
        "own.json",
        "--zone",
        "Africa/Douala",
        "--currency",
        "XAF"
    };

    @TempDir
    private Path directory;

    private Run.Machine machine;

    @BeforeEach
    void save_an_answer_and_its_mapping() throws IOException {
        machine = Run.Machine.at(directory);
        Files.copy(Path.of("src/test/resources/own-mapping.json"), directory.resolve("own.json"));
        orders(
                "{\"id\": \"A-1\", \"total\": 5000, \"status\": \"paid\", \"at\": \"2026-03-01T08:00:00Z\"}",
                "{\"id\": \"A-2\", \"total\": 250, \"status\": \"open\", \"at\": \"2026-03-01T09:00:00Z\"}",
                "{\"id\": \"A-3\", \"total\": 99, \"status\": \"paid\", \"at\": \"2026-02-20T09:00:00Z\"}");
    }

    @Test
    void exports_yesterday_and_says_what_it_found() {
        Run run = run();
        assertThat(run.out()).isEqualTo("""
                        3 orders in the answer, 2 on 2026-03-01
                          CURRENCY  PROVIDER  STATUS     PAYMENTS  PAID  REFUNDED
                          XAF       cash      PENDING           1     0         0
                          XAF       cash      SUCCEEDED         1  5000         0
                        revision 1 written:
                          DIR/exports/payments-2026-03-01.csv
                          DIR/exports/payments-2026-03-01.manifest.json
                        """.replace("DIR", directory.toString()));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run().out()).contains("revision 1 is unchanged:\n");
        assertThat(run("--lang", "fr").out())
                .startsWith("3 commandes dans la réponse, 2 le 2026-03-01\n  DEVISE  PRESTATAIRE  STATUT     PAIEMENTS")
                .contains("révision 1 inchangée :\n");
    }

    @Test
    void says_why_a_day_is_empty() {
        Run run = run("--date", "2026-02-28");
        assertThat(run.out())
                .startsWith(
                        "3 orders in the answer, 0 on 2026-02-28 (first 2026-02-20, last 2026-03-01)\nrevision 1 written:");
        assertThat(run.code()).isZero();
    }

    @Test
    void ends_with_1_when_somebody_must_act() throws IOException {
        orders("{\"id\": \"A-1\", \"total\": 5000, \"status\": \"odd\", \"at\": \"2026-03-01T08:00:00Z\"}");
        Run unknown = run();
        assertThat(unknown.out()).endsWith("notice: 1 row has a status that the mapping does not know: odd\n");
        assertThat(unknown.code()).isEqualTo(1);

        orders("{\"total\": 5000, \"status\": \"paid\", \"at\": \"2026-03-01T08:00:00Z\"}");
        Run quarantined = run("--out", "other");
        assertThat(quarantined.out())
                .contains("other/payments-2026-03-01.quarantine.csv")
                .contains("notice: 1 record could not be read and is in quarantine\n");
        assertThat(quarantined.code()).isEqualTo(1);
    }

    @Test
    void ends_with_3_and_writes_nothing_when_the_answer_is_something_else() throws IOException {
        Files.writeString(directory.resolve("orders.json"), "{\"error\": \"Unauthorized\"}");
        Run run = run();
        assertThat(run.err())
                .isEqualTo(directory.resolve("orders.json")
                        + ": the answer is not a list of orders: expected {\"orders\":[…]}, found {\"error\":…}\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(3);
        assertThat(directory.resolve("exports")).doesNotExist();
    }

    @Test
    void prints_one_json_document() throws IOException {
        orders("{\"id\": \"A-1\", \"total\": 5000, \"status\": \"paid\", \"at\": \"2026-03-01T08:00:00Z\"}");
        Run run = run("--json", "--shop", "Akwa", "--day", "order");
        assertThat(run.out()).isEqualTo("""
                        {
                          "date" : "2026-03-01",
                          "zone" : "Africa/Douala",
                          "day" : "order",
                          "shop" : "Akwa",
                          "source" : "own",
                          "result" : "written",
                          "headline" : "1 order in the answer, 1 on 2026-03-01",
                          "provisional" : false,
                          "ordersRead" : 1,
                          "orders" : 1,
                          "rows" : 1,
                          "quarantined" : 0,
                          "unknownStatuses" : 0,
                          "needsAction" : false,
                          "first" : "2026-03-01T08:00:00Z",
                          "last" : "2026-03-01T08:00:00Z",
                          "totals" : [ {
                            "provider" : "cash",
                            "currency" : "XAF",
                            "status" : "SUCCEEDED",
                            "count" : 1,
                            "paidMinor" : "5000",
                            "refundedMinor" : "0"
                          } ],
                          "notices" : [ ],
                          "revision" : 1,
                          "files" : [ "DIR/exports/payments-2026-03-01.csv", "DIR/exports/payments-2026-03-01.manifest.json" ]
                        }
                        """.replace("DIR", directory.toString()));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void tells_a_refusal_in_json_too() throws IOException {
        Files.writeString(directory.resolve("orders.json"), "");
        Run run = run("--json");
        assertThat(run.out())
                .contains("\"result\" : \"refused\",\n  \"reason\" : \"")
                .doesNotContain("totals");
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void takes_everything_from_the_configuration_beside_which_it_stands() throws IOException {
        configure("""
                version: 1
                shop: {name: Boutique Akwa, zone: Africa/Douala, currency: XAF, language: fr}
                orders: {source: file, path: orders.json, mapping: own.json}
                export: {directory: sorties, day: order}
                """);
        Run run = machine.in(Locale.ENGLISH).run("export", "payments");
        assertThat(run.out()).startsWith("3 commandes dans la réponse, 2 le 2026-03-01\n");
        assertThat(run.code()).isZero();
        assertThat(directory.resolve("sorties/payments-2026-03-01.csv"))
                .content()
                .contains("Boutique Akwa,2026-03-01");
        assertThat(directory.resolve("sorties/payments-2026-03-01.manifest.json"))
                .content()
                .contains("Boutique Akwa");
    }

    @Test
    void an_option_wins_over_the_configuration() throws IOException {
        configure("""
                version: 1
                shop: {name: Boutique Akwa, zone: Africa/Douala, currency: XAF}
                orders: {source: file, path: none.json, mapping: own.json}
                export: {directory: sorties}
                """);
        Run run = machine.run(
                "export",
                "payments",
                "--config",
                "tillwatch.yaml",
                "--orders",
                "orders.json",
                "--out",
                "out",
                "--zone",
                "Pacific/Kiritimati",
                "--currency",
                "XOF",
                "--shop",
                "Other",
                "--json");
        assertThat(run.out())
                .contains("\"date\" : \"2026-03-01\"", "\"zone\" : \"Pacific/Kiritimati\"", "\"shop\" : \"Other\"")
                .contains("\"currency\" : \"XOF\"", "out/payments-2026-03-01.csv");
        assertThat(directory.resolve("sorties")).doesNotExist();
    }

    @Test
    void tells_the_problems_of_the_configuration_and_ends_with_2() throws IOException {
        configure("version: 1\nshop: {name: a}\n");
        Run run = machine.run("export", "payments", "--lang", "fr");
        assertThat(run).isEqualTo(new Run(2, "", "tillwatch.yaml:2:7 : shop.zone : doit être renseigné\n1 problème\n"));
    }

    @Test
    void needs_orders_from_somewhere() throws IOException {
        configure("version: 1\nshop: {name: a, zone: UTC}\n");
        Run run = machine.run("export", "payments");
        assertThat(run.err())
                .isEqualTo("--orders must be given: the configuration has no section orders\n"
                        + "help: tillwatch export payments --help\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void does_not_guess_a_mapping_or_a_currency() throws IOException {
        Run unclear = machine.run("export", "payments", "--orders", "orders.json", "--zone", "UTC");
        assertThat(unclear.err())
                .startsWith("--mapping must be given: " + directory.resolve("orders.json")
                        + " does not look like the answer of exactly one known shop (known here: afrigest, agri-point,"
                        + " rachelfoods)\n");
        assertThat(unclear.code()).isEqualTo(2);

        Run currency = machine.run(
                "export", "payments", "--orders", "orders.json", "--zone", "UTC", "--mapping", "agri-point");
        assertThat(currency.err())
                .startsWith("--currency must be given: answers of mapping agri-point do not say theirs\n");
        assertThat(currency.code()).isEqualTo(2);

        Run missing = machine.run("export", "payments", "--orders", "none.json", "--zone", "UTC");
        assertThat(missing.err())
                .isEqualTo(directory.resolve("none.json") + ": there is no such file, or it cannot be read\n");
        assertThat(missing.code()).isEqualTo(3);
    }

    @Test
    void tells_what_is_wrong_with_a_mapping() throws IOException {
        Run typo =
                machine.run("export", "payments", "--orders", "orders.json", "--zone", "UTC", "--mapping", "agri-pont");
        assertThat(typo.err())
                .startsWith("--mapping must be one of afrigest, afrigest-postgres, agri-point, monepiceriz-postgres,"
                        + " rachelfoods, rachelfoods-postgres or the path of a mapping, but was"
                        + " \"agri-pont\" (closest: agri-point)\n");
        assertThat(typo.code()).isEqualTo(2);

        Files.writeString(directory.resolve("own.json"), "{");
        Run broken = run();
        assertThat(broken.err()).startsWith("own.json:1:").endsWith("1 problem\n");
        assertThat(broken.code()).isEqualTo(2);
    }

    @Test
    void writes_the_profiles_that_are_asked_for() throws IOException {
        Run run = run("--profile", "machine,excel-fr", "--profile", "sheets");
        assertThat(run.out())
                .contains("exports/payments-2026-03-01.excel-fr.csv\n", "exports/payments-2026-03-01.sheets.csv\n")
                .doesNotContain("excel-en");
        assertThat(run.code()).isZero();

        configure("""
                version: 1
                shop: {name: Akwa, zone: Africa/Douala, currency: XAF}
                orders: {source: file, path: orders.json, mapping: own.json}
                export: {directory: other, profiles: [machine, excel-en]}
                """);
        assertThat(machine.run("export", "payments").code()).isZero();
        assertThat(directory.resolve("other/payments-2026-03-01.excel-en.csv")).exists();
    }

    @Test
    void says_that_a_running_day_is_provisional() {
        Run run = run("--date", "2026-03-02");
        assertThat(run.out())
                .startsWith("3 orders in the answer, 0 on 2026-03-02")
                .contains("(provisional)\n")
                .endsWith("notice: provisional: 2026-03-02 had not ended when the orders were read; run it again after"
                        + " 2026-03-02T23:00:00Z\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void catches_up_on_days_that_were_missed_oldest_first() {
        run("--date", "2026-02-27");

        Run run = run("--catch-up", "4d");

        assertThat(run.out())
                .startsWith("2026-02-26: 3 orders in the answer, 0 on 2026-02-26 (first 2026-02-20, last 2026-03-01);"
                        + " revision 1 written\n"
                        + "2026-02-28: 3 orders in the answer, 0 on 2026-02-28 (first 2026-02-20, last 2026-03-01);"
                        + " revision 1 written\n"
                        + "1 earlier day was compared and is unchanged\n"
                        + "3 orders in the answer, 2 on 2026-03-01\n");
        assertThat(run.code()).isZero();
        assertThat(run("--catch-up", "4d").out())
                .startsWith(
                        "3 earlier days were compared and are unchanged\n3 orders in the answer, 2 on 2026-03-01\n");
        assertThat(run("--catch-up", "10d", "--json").out()).contains("\"catchUp\" : [ {", "\"date\" : \"2026-02-20\"");
    }

    @Test
    void a_late_payment_is_a_revision_of_its_day_that_says_what_changed() throws IOException {
        run("--date", "2026-02-28");
        run();
        orders(
                "{\"id\": \"A-1\", \"total\": 5000, \"status\": \"paid\", \"at\": \"2026-03-01T08:00:00Z\"}",
                "{\"id\": \"A-2\", \"total\": 250, \"status\": \"open\", \"at\": \"2026-03-01T09:00:00Z\"}",
                "{\"id\": \"A-9\", \"total\": 70, \"status\": \"paid\", \"at\": \"2026-02-28T09:00:00Z\"}",
                "{\"id\": \"A-3\", \"total\": 99, \"status\": \"paid\", \"at\": \"2026-02-20T09:00:00Z\"}");

        Run run = run("--catch-up", "2d");

        assertThat(run.out())
                .startsWith("2026-02-28: 4 orders in the answer, 1 on 2026-02-28; revision 2 written\n"
                        + "2026-02-28: notice: revision 2: 1 added, 0 removed, 0 changed\n"
                        + "4 orders in the answer, 2 on 2026-03-01\n")
                .contains("revision 1 is unchanged:\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void what_all_days_failed_of_is_told_once() throws IOException {
        run();
        Files.writeString(directory.resolve("orders.json"), "{");
        Run run = run("--catch-up", "7d");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void the_worst_of_the_days_is_the_code() throws IOException {
        orders("{\"id\": \"A-1\", \"total\": 5000, \"status\": \"odd\", \"at\": \"2026-02-28T08:00:00Z\"}");
        assertThat(run("--catch-up", "3d", "--lang", "fr"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(1))
                .satisfies(run -> assertThat(run.out()).contains("1 le 2026-02-28 ; révision 1 écrite\n"));

        Files.writeString(directory.resolve("exports/payments-2026-02-28.manifest.json"), "{");
        Run refused = run("--catch-up", "3d");
        assertThat(refused.err()).startsWith("2026-02-28: ").contains("this manifest cannot be read");
        assertThat(refused.out()).contains("0 on 2026-03-01");
        assertThat(refused.code()).isEqualTo(3);
    }

    @Test
    void verifies_what_it_wrote() throws IOException {
        run("--profile", "excel-fr");
        assertThat(machine.run("export", "verify")).isEqualTo(new Run(0, "1 day; 2 files compared\nno problem\n", ""));

        Files.writeString(directory.resolve("exports/payments-2026-03-01.excel-fr.csv"), "other");
        Files.delete(directory.resolve("exports/payments-2026-03-01.csv"));
        assertThat(machine.run("export", "verify", "exports"))
                .isEqualTo(new Run(
                        1,
                        "payments-2026-03-01.csv: is missing\npayments-2026-03-01.excel-fr.csv: was changed after the"
                                + " export\n1 day; 1 file compared\n2 problems\n",
                        ""));
        Run json = machine.in(Locale.FRENCH).run("export", "verify", "--json");
        assertThat(json.out()).contains("\"code\" : \"altered\"", "\"text\" : \"a été modifié après l'export\"");
        assertThat(json.code()).isEqualTo(1);

        Run none = machine.run("export", "verify", "none");
        assertThat(none.err()).endsWith("none: there is no such directory, or it cannot be read\n");
        assertThat(none.code()).isEqualTo(3);
    }

    private Run run(String... more) {
        String[] args = new String[SAVED.length + more.length];
        System.arraycopy(SAVED, 0, args, 0, SAVED.length);
        System.arraycopy(more, 0, args, SAVED.length, more.length);
        return machine.run(args);
    }

    private void orders(String... orders) throws IOException {
        Files.writeString(directory.resolve("orders.json"), "{\"orders\": [" + String.join(",\n", orders) + "]}");
    }

    private void configure(String yaml) throws IOException {
        Files.writeString(directory.resolve("tillwatch.yaml"), yaml);
    }
}
