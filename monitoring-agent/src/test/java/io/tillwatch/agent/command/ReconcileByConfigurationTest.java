package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.money.Money;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of these tests stands at 2026-03-02T06:00:00Z: yesterday is 2026-03-01 in Douala. */
class ReconcileByConfigurationTest {
    private static final ZoneId DOUALA = ZoneId.of("Africa/Douala");
    private static final String RECORDS =
            "provider,kind,provider_id,merchant_ref,gross_minor,fee_minor,net_minor,currency,customer_minor,customer_currency,status,created_at,completed_at,available_at,payout_id,parent_id\n";
    private static final String CONFIG = """
            version: 1
            shop: {name: akwa, zone: Africa/Douala, currency: XAF, language: en}
            providers:
              mtn_momo: {statement: "inbox/mtn/*.csv"}
              orange_money: {statement: [inbox/om/*.csv, "inbox/om-*.csv"], window: 20m}
            reconcile: {directory: found}
            """;

    @TempDir
    private Path directory;

    private Run.Machine machine;
    private final List<OrderPayment> orders = new ArrayList<>();

    @BeforeEach
    void set_up() throws IOException {
        machine = Run.Machine.at(directory);
        write("tillwatch.yaml", CONFIG);
        order("A", "mtn_momo", "m1", "2026-03-01T10:00:00Z", "2026-03-01T10:01:00Z");
        order("B", "orange_money", "o1", "2026-03-01T11:00:00Z", "2026-03-01T11:01:00Z");
        write("inbox/mtn/march.csv", RECORDS + record("mtn_momo", "m1", "A", "2026-03-01T10:01:00Z"));
        write("inbox/om/march.csv", RECORDS + record("orange_money", "o1", "B", "2026-03-01T11:01:00Z"));
    }

    private void order(String id, String provider, String reference, String created, String paid) {
        orders.add(OrderPayment.builder(id, Money.of(5000, "XAF"), Instant.parse(created))
                .provider(provider)
                .providerRef(reference)
                .paidInFull(Instant.parse(paid))
                .build());
    }

    private static String record(String provider, String id, String order, String completed) {
        return provider + ",PAYMENT," + id + "," + order + ",5000,,,XAF,,,SUCCEEDED,," + completed + ",,,\n";
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void export(String date) {
        export(date, "2026-03-02T05:00:00Z", DayBasis.PAYMENT, "akwa");
    }

    private void export(String date, String now, DayBasis basis, String shop) {
        PaymentExport.from(OrderSource.of("shop", receiver -> {
                    orders.forEach(receiver::order);
                    return SourceResult.complete();
                }))
                .shop(shop)
                .day(new BusinessDay(LocalDate.parse(date), DOUALA))
                .basis(basis)
                .clock(() -> Instant.parse(now))
                .to(DirectorySink.at(directory.resolve("exports")).clock(() -> Instant.parse(now)))
                .run();
    }

    private void exportAll() {
        List.of("2026-02-28", "2026-03-01", "2026-03-02").forEach(this::export);
    }

    private Run run(String... more) {
        List<String> line = new ArrayList<>(List.of("reconcile"));
        line.addAll(List.of(more));
        return machine.run(line.toArray(String[]::new));
    }

    private String found() throws IOException {
        return Files.readString(directory.resolve("found/discrepancies.csv"));
    }

    @Test
    void reconciles_yesterday_without_any_option() throws IOException {
        exportAll();
        Run run = run();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                        as of 2026-03-02T06:00:00Z: 2026-03-01 in Africa/Douala
                        XAF ties: shop 10000, providers 10000, unexplained 0
                        no findings
                        written:
                          DIR/found/discrepancies.csv
                          DIR/found/reconciliation.json
                          DIR/found/report.md
                          DIR/found/report.html
                          DIR/found/reconciliation.manifest.json
                        """.replace("DIR", directory.toString()));
        assertThat(run.code()).isZero();
        write("inbox/mtn/march.csv", RECORDS);
        assertThat(run("--date", "2026-03-01").code()).isEqualTo(1);
        assertThat(found()).contains(",MISSING_AT_PROVIDER,").contains(",A,");
    }

    @Test
    void an_order_over_midnight_is_found_in_the_day_beside() throws IOException {
        // created on the day, paid after midnight: in the export of the next day
        order("C", "mtn_momo", "m2", "2026-03-01T22:50:00Z", "2026-03-01T23:01:00Z");
        // created and paid before the day; the provider was done after midnight
        order("D", "mtn_momo", "m3", "2026-02-28T22:50:00Z", "2026-02-28T22:59:58Z");
        write(
                "inbox/mtn/night.csv",
                RECORDS
                        + record("mtn_momo", "m2", "C", "2026-03-01T22:59:59Z")
                        + record("mtn_momo", "m3", "D", "2026-02-28T23:00:02Z"));
        export("2026-03-01");
        Run alone = run();
        assertThat(alone.code()).isEqualTo(1);
        assertThat(found()).contains(",m2,").contains(",m3,").contains(",MISSING_IN_STORE,");
        assertThat(alone.out())
                .contains(
                        "notice: 2026-02-28 was not exported after its end: what was paid before midnight may be called"
                                + " missing in the shop on 2026-03-01\n",
                        "notice: 2026-03-02 was not exported: an order of 2026-03-01 that was paid after midnight may be"
                                + " called missing in the shop; export it too, even while it is running\n");
        exportAll();
        Run run = run();
        assertThat(run.out()).contains("no findings").doesNotContain("notice");
        assertThat(run.code()).isZero();
    }

    @Test
    void an_order_that_was_still_open_at_the_end_of_its_day_counts_once() throws IOException {
        OrderPayment open = OrderPayment.builder("E", Money.of(5000, "XAF"), Instant.parse("2026-03-01T22:50:00Z"))
                .provider("mtn_momo")
                .status(io.tillwatch.payment.PaymentStatus.PENDING)
                .build();
        orders.add(open);
        export("2026-02-28");
        export("2026-03-01");
        orders.remove(open);
        order("E", "mtn_momo", "m5", "2026-03-01T22:50:00Z", "2026-03-01T23:05:00Z");
        export("2026-03-02");
        write("inbox/mtn/e.csv", RECORDS + record("mtn_momo", "m5", "E", "2026-03-01T23:05:00Z"));
        Run run = run();
        assertThat(run.out()).contains("no findings");
        assertThat(run.code()).isZero();
    }

    @Test
    void a_provider_without_a_file_is_neither_good_nor_bad_and_ends_with_3() throws IOException {
        exportAll();
        Files.delete(directory.resolve("inbox/om/march.csv"));
        Run run = run();
        assertThat(run.out())
                .contains(
                        "no findings",
                        "in flight: 1",
                        "notice: orange_money: no file matches inbox/om/*.csv, inbox/om-*.csv\n")
                .contains("notice: SOURCE_INCOMPLETE: inbox/om/*.csv, inbox/om-*.csv is not whole (orange_money)")
                .doesNotContain("manifest.json");
        assertThat(run.err())
                .isEqualTo("this result cannot be vouched for: a source is not whole, or the sums do not tie\n");
        assertThat(run.code()).isEqualTo(3);
        Files.delete(directory.resolve("inbox/mtn/march.csv"));
        assertThat(run().code()).isEqualTo(3);
        assertThat(found().lines()).hasSize(1);
    }

    @Test
    void a_day_that_cannot_be_vouched_for_is_refused_and_nothing_is_written() throws IOException {
        String exports = directory.resolve("exports").toString();
        assertThat(run().err())
                .isEqualTo(exports + ": 2026-03-01 was never exported; export it first, with: tillwatch export payments"
                        + " --date 2026-03-01\n");
        export("2026-03-01", "2026-03-01T12:00:00Z", DayBasis.PAYMENT, "akwa");
        Run provisional = run();
        assertThat(provisional.err())
                .isEqualTo(exports + "/payments-2026-03-01.csv: was exported while the day was running; export it"
                        + " again, with: tillwatch export payments --date 2026-03-01\n");
        assertThat(provisional.code()).isEqualTo(3);
        assertThat(run("--zone", "Africa/Lagos", "--shop", "bali").err().lines())
                .hasSize(3);
        exportAll();
        for (String name : List.of("payments-2026-03-01.csv", "payments-2026-02-28.csv")) {
            Path file = directory.resolve("exports").resolve(name);
            Files.writeString(file, Files.readString(file).replace("shop", "shap") + " ");
        }
        Run altered = run();
        assertThat(altered.err().lines())
                .containsExactlyInAnyOrder(
                        exports + "/payments-2026-03-01.csv: was changed after the export; export the day again",
                        exports + "/payments-2026-02-28.csv: was changed after the export; export the day again");
        assertThat(altered.code()).isEqualTo(3);
        assertThat(directory.resolve("found")).doesNotExist();
    }

    @Test
    void days_by_updates_are_refused() {
        export("2026-03-01", "2026-03-02T05:00:00Z", DayBasis.UPDATE, "akwa");
        assertThat(run().err()).contains("payments-2026-03-01.csv: was exported by updates");
    }

    @Test
    void files_of_the_command_line_take_the_place_of_their_side() throws IOException {
        exportAll();
        write("other.csv", RECORDS + record("mtn_momo", "m1", "A", "2026-03-01T10:01:00Z"));
        Run providers = run("--provider", "other.csv");
        assertThat(providers.out())
                .contains("2026-03-01 in Africa/Douala", "not judged: orange_money, which no source covers (1 row)");
        assertThat(providers.code()).isZero();
        Run store = run("--store", "exports/payments-2026-03-01.csv");
        assertThat(store.out()).contains("everything until then", "no findings");
        assertThat(store.code()).isZero();
        write("tillwatch.yaml", "version: 1\nshop: {name: akwa, zone: Africa/Douala}\n");
        assertThat(run().err())
                .startsWith("--provider must be given: no provider of the configuration has a statement\n");
        assertThat(run("--provider", "other.csv").code()).isZero();
    }

    @Test
    void a_file_in_the_wrong_place_is_refused() throws IOException {
        exportAll();
        write("inbox/om-x.csv", RECORDS + record("stripe", "s1", "Z", "2026-03-01T10:01:00Z"));
        Run run = run();
        assertThat(run.err())
                .isEqualTo("om-x.csv: these are records of stripe, but the file is said to be of orange_money\n");
        assertThat(run.code()).isEqualTo(2);
        write("tillwatch.yaml", CONFIG.replace("inbox/mtn/*.csv\"}", "inbox/**.csv\", zone: UTC}"));
        assertThat(run().err()).contains("is a file of mtn_momo and of orange_money, but they give it another mapping");
    }

    @Test
    void a_window_of_the_policy_wins_and_the_contradiction_is_told() throws IOException {
        exportAll();
        write("inbox/mtn/march.csv", RECORDS);
        String window = CONFIG.replace("*.csv\"}", "*.csv\", window: 30d}");
        write("tillwatch.yaml", window);
        assertThat(run().out()).contains("no findings", "in flight: 1");
        write("policy.yaml", "version: 1\nwindows: {mtn_momo: 10m}\n");
        write("tillwatch.yaml", window.replace("{directory", "{policy: policy.yaml, directory"));
        String warning =
                "tillwatch.yaml:4:52: warning: providers.mtn_momo.window: should be 10m, which the policy says and which holds, but was \"30d\"";
        Run run = run();
        assertThat(run.err()).contains(warning);
        assertThat(run.code()).isEqualTo(1);
        assertThat(found()).contains(",MISSING_AT_PROVIDER,");
        assertThat(machine.run("config", "check").out()).contains(warning);
        assertThat(machine.run("config", "check").code()).isZero();
        assertThat(run("--policy", "default").out()).contains("no findings");
    }

    @Test
    void statements_are_read_with_the_zone_and_currency_of_the_shop_and_a_mapping_of_ones_own() throws IOException {
        orders.clear();
        order("W", "my_wallet", "w1", "2026-03-01T09:00:00Z", "2026-03-01T09:01:00Z");
        exportAll();
        write("conf/wallet.json", """
                {"statement": 1, "name": "w", "provider": "my_wallet",
                 "columns": {"id": "Id", "date": "Date", "amount": "Montant"},
                 "required": ["id", "date", "amount"], "money": {"decimal": "comma"},
                 "time": {"formats": "dd/MM/yyyy HH:mm:ss"},
                 "status": {"missing": "SUCCEEDED"}, "kind": {"in": "PAYMENT"}}
                """);
        write("conf/in/w.csv", "Id;Date;Montant\nw1;01/03/2026 10:01:00;5000\n");
        write("conf/shop.yaml", """
                version: 1
                shop: {name: akwa, zone: Africa/Douala, currency: XAF}
                export: {directory: ../exports}
                providers: {my_wallet: {statement: in/*, mapping: wallet.json}}
                """);
        Run run = run("--config", "conf/shop.yaml");
        assertThat(run.out()).contains("XAF ties: shop 5000, providers 5000, unexplained 0", "no findings");
        assertThat(run.code()).isZero();
        assertThat(directory.resolve("conf/reconciliation/report.md")).exists();
        write(
                "conf/shop.yaml",
                Files.readString(directory.resolve("conf/shop.yaml")).replace("my_wallet:", "wave:"));
        assertThat(run("--config", "conf/shop.yaml").err())
                .startsWith("providers.wave.mapping must be a mapping of statements of wave, not of my_wallet\n");
    }

    @Test
    void speaks_french() {
        Run run = machine.in(Locale.FRENCH).run("reconcile", "--lang", "fr");
        assertThat(run.err()).contains("2026-03-01 n'a jamais été exporté ; exportez-le d'abord, avec :");
    }
}
