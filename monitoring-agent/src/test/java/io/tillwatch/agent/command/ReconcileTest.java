package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of these tests stands at 2026-03-02T06:00:00Z. */
class ReconcileTest {
    private static final String STORE =
            "order_id,attempt,provider,provider_ref,due_minor,paid_minor,refunded_minor,currency,status,proof,created_at,paid_at\n";
    private static final String PROVIDER =
            "provider,kind,provider_id,merchant_ref,gross_minor,fee_minor,net_minor,currency,customer_minor,customer_currency,status,created_at,completed_at,available_at,payout_id,parent_id\n";
    private static final String PAID =
            "A-1,1,stripe,pi_1,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,2026-03-01T10:01:00Z\n";
    private static final String RECORD = "stripe,PAYMENT,pi_1,A-1,5000,,,XAF,,,SUCCEEDED,,2026-03-01T10:01:00Z,,,\n";

    @TempDir
    private Path directory;

    private Run.Machine machine;

    @BeforeEach
    void set_up() throws IOException {
        machine = Run.Machine.at(directory);
        store(PAID);
        provider(RECORD);
    }

    private void store(String rows) throws IOException {
        Files.writeString(directory.resolve("store.csv"), STORE + rows);
    }

    private void provider(String rows) throws IOException {
        Files.writeString(directory.resolve("provider.csv"), PROVIDER + rows);
    }

    private Run run(String... more) {
        return run(machine, more);
    }

    private static Run run(Run.Machine machine, String... more) {
        String line = "reconcile --store store.csv --provider provider.csv " + String.join(" ", more);
        return machine.run(line.strip().split(" "));
    }

    private String expected(String text) {
        return text.replace("DIR", directory.toString());
    }

    @Test
    void ends_with_0_when_everything_matches() {
        Run run = run();
        assertThat(run.out()).isEqualTo(expected("""
                        as of 2026-03-02T06:00:00Z: everything until then
                        XAF ties: shop 5000, providers 5000, unexplained 0
                        no findings
                        written:
                          DIR/reconciliation/discrepancies.csv
                          DIR/reconciliation/reconciliation.json
                          DIR/reconciliation/report.md
                          DIR/reconciliation/report.html
                          DIR/reconciliation/reconciliation.manifest.json
                        """));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void ends_with_1_and_a_table_when_something_is_found() throws IOException {
        store(PAID + PAID.replace("A-1", "A-2").replace("pi_1", "pi_2"));
        Run run = run("--date", "2026-03-01", "--zone", "Africa/Douala", "--out", "r");
        assertThat(run.out()).isEqualTo(expected("""
                        as of 2026-03-02T06:00:00Z: 2026-03-01 in Africa/Douala
                        XAF ties: shop 10000, providers 5000, unexplained 0
                          SEVERITY  CODE                 ORDER  PROVIDER  RECORD  CURRENCY  EXPECTED  ACTUAL
                          P1        MISSING_AT_PROVIDER  A-2    stripe    -       XAF           5000       0
                        written:
                          DIR/r/discrepancies.csv
                          DIR/r/reconciliation.json
                          DIR/r/report.md
                          DIR/r/report.html
                          DIR/r/reconciliation.manifest.json
                        """));
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void speaks_french() throws IOException {
        store(PAID + PAID.replace("A-1", "A-2").replace("5000,5000", "5000,50x"));
        Run run = run(machine.in(Locale.FRENCH), "--as-of", "2026-03-02T07:00:00+01:00");
        assertThat(run.out())
                .startsWith("à l'instant 2026-03-02T06:00:00Z : tout jusque-là\n"
                        + "XAF tombe juste : boutique 5000, prestataires 5000, inexpliqué 0\naucun constat\n"
                        + "en quarantaine : store.csv:3 : paid_minor doit être un nombre entier d'unités mineures de 18"
                        + " chiffres au plus, mais vaut « 50x »\nécrit :\n");
        assertThat(run.code()).isEqualTo(1);
        assertThat(directory.resolve("reconciliation/report.md"))
                .content()
                .startsWith("# Réconciliation de shop, tout jusqu'à maintenant\n");
    }

    @Test
    void ends_with_2_when_a_header_or_the_usage_is_wrong() throws IOException {
        assertThat(run("--date", "2026-03-01").err()).startsWith("--zone must be given\n");
        assertThat(run("--zone", "UTC").err()).startsWith("--date must be given\n");
        assertThat(run("--as-of", "now").err())
                .startsWith("--as-of must be an instant such as 2026-03-02T05:00:00Z, but was \"now\"\n");
        assertThat(machine.run("reconcile").err()).startsWith("--store, --provider must be given\n");
        assertThat(run("--previous", "nowhere").err())
                .isEqualTo(expected("DIR/nowhere: there is no discrepancies.csv of an earlier run\n"));
        Files.writeString(directory.resolve("store.csv"), (STORE + PAID).replace(',', ';'));
        Run run = run();
        assertThat(run.err())
                .isEqualTo("store.csv: the columns are separated by semicolons, but must be separated by commas\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
        assertThat(directory.resolve("reconciliation/report.md")).doesNotExist();
    }

    @Test
    void ends_with_3_when_a_file_is_missing_or_a_source_is_not_whole() throws IOException {
        Files.writeString(
                directory.resolve("provider.csv.manifest.json"), "{\"provider\": \"stripe\", \"complete\": false}");
        Run incomplete = run();
        assertThat(incomplete.err())
                .isEqualTo("this result cannot be vouched for: a source is not whole, or the sums do not tie\n");
        assertThat(incomplete.out()).contains("notice: SOURCE_INCOMPLETE: provider.csv is not whole (stripe)");
        assertThat(incomplete.code()).isEqualTo(3);
        assertThat(directory.resolve("reconciliation/report.md")).exists();
        assertThat(directory.resolve("reconciliation/reconciliation.manifest.json"))
                .doesNotExist();

        Files.delete(directory.resolve("store.csv"));
        Run missing = run();
        assertThat(missing.err()).isEqualTo(expected("DIR/store.csv: there is no such file\n"));
        assertThat(missing.code()).isEqualTo(3);
    }

    @Test
    void prints_the_written_document_and_nothing_else() throws IOException {
        Run run = run("--json");
        assertThat(run.out())
                .startsWith("{\n  \"asOf\" : \"2026-03-02T06:00:00Z\",\n  \"date\" : null,\n")
                .isEqualTo(Files.readString(directory.resolve("reconciliation/reconciliation.json")));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }
}
