package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.reconcile.Bucket;
import io.tillwatch.reconcile.CurrencyReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files of the world look like: every row of them is told, counted and, where it can be read, summed. */
class BrokenFilesTest {
    private static final String PAID =
            "A-1,1,stripe,pi_1,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,2026-03-01T10:01:00Z";
    private static final String RECORD =
            "stripe,PAYMENT,pi_1,A-1,5000,100,4900,XAF,,,SUCCEEDED,,2026-03-01T10:01:00Z,,,";

    @TempDir
    private Path work;

    private Desk desk;

    @BeforeEach
    void set_up() {
        desk = new Desk(work).store(PAID).provider(RECORD);
    }

    private RunReport done() {
        RunReport run = Desk.done(desk.run().run());
        assertThat(run.result().isConserved()).as("conserved").isTrue();
        return run;
    }

    private static String told(RunReport run, Locale language) {
        assertThat(run.quarantined()).hasSize(1);
        QuarantinedRow row = run.quarantined().get(0);
        assertThat(row.reasons()).hasSize(1);
        return row.origin() + ": " + row.reasons().get(0).in(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ,5000,5000,       | ,5000,5 000,   | paid_minor must be whole minor units of at most 18 digits, but was "5 000"
                    ,5000,5000,       | ,5000,5.0,     | paid_minor must be whole minor units of at most 18 digits, but was "5.0"
                    ,5000,5000,       | ,5000,+5,      | paid_minor must be whole minor units of at most 18 digits, but was "+5"
                    ,5000,5000,       | ,5000,1234567890123456789, | paid_minor must be whole minor units of at most 18 digits, but was "1234567890123456789"
                    ,5000,5000,       | ,5000,"50,5",  | paid_minor must be whole minor units of at most 18 digits, but was "50,5"
                    ,5000,5000,       | ,5000,٥,       | paid_minor must be whole minor units of at most 18 digits, but was "٥"
                    ,5000,5000,       | ,,5000,        | due_minor is blank
                    ,5000,5000,       | ,5000,,        | paid_minor is blank
                    ,5000,5000,0      | ,5000,5000,    | refunded_minor is blank
                    ,5000,5000,       | ,5000,-5000,   | paid_minor must not be negative, but was -5000
                    A-1,1             | ,1             | order_id is blank
                    A-1,1             | A-1 ,1         | order_id begins or ends with a space: "A-1 "
                    A-1,1             | A-1,-1         | attempt must be a whole number from 0, but was "-1"
                    ,XAF,             | ,,             | currency is blank
                    ,XAF,             | ,?,            | currency must be a code such as XAF, but was "?"
                    ,stripe,          | ,,             | provider is blank
                    ,API,             | ,PHOTO,        | proof must be one of NONE, API, WEBHOOK, MANUAL, COURIER, but was "PHOTO"
                    T10:00:00Z        | T10:00:00      | created_at must say its offset, such as 2026-03-01T10:00:00+01:00, but was the local time "2026-03-01T10:00:00"
                    T10:00:00Z        | T25:00:00Z     | created_at must be an instant such as 2026-03-01T10:00:00Z, but was "2026-03-01T25:00:00Z"
                    2026-03-01T10:00:00Z | 01/03/2026  | created_at must be an instant such as 2026-03-01T10:00:00Z, but was "01/03/2026"
                    A-1,1             | A-1            | there are 11 cells, but the header has 12
                    A-1,1             | A-1,x,1        | there are 13 cells, but the header has 12
                    A-1,1             | "A-1"x,1       | there is text behind a closing quote
                    A-1,1             | "A-1,1         | a quote is not closed
                    """)
    void store_row_is_quarantined_with_file_line_and_reason(String part, String broken, String reason) {
        String row = PAID.replace("A-1", "A-2").replace("pi_1", "");
        desk.store(
                PAID,
                row.replaceFirst(
                        java.util.regex.Pattern.quote(part.replace("A-1", "A-2")),
                        java.util.regex.Matcher.quoteReplacement(broken.replace("A-1", "A-2"))));
        RunReport run = done();

        assertThat(told(run, Locale.ENGLISH)).isEqualTo("store.csv:3: " + reason.replace("A-1", "A-2"));
        assertThat(run.result().counted().store()).isEqualTo(2);
        assertThat(run.verdict()).isEqualTo(Verdict.FINDINGS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ,5000,100,4900,   | ,-5000,100,4900, | gross_minor of a PAYMENT must not be negative, but was -5000
                    PAYMENT,pi_1,A-1,5000 | REFUND,re_1,A-1,5000 | gross_minor of a REFUND must not be positive, but was 5000
                    PAYMENT,pi_1,A-1,5000 | FEE,fee_1,A-1,5000 | gross_minor of a FEE must be 0, but was 5000
                    ,XAF,,,           | ,XAF,-5,EUR,   | customer_minor of a PAYMENT must not be negative, but was -5
                    ,PAYMENT,         | ,TIP,          | kind must be one of PAYMENT, REFUND, DISPUTE, DISPUTE_REVERSAL, FEE, PAYOUT, FX, HOLD, ADJUSTMENT, but was "TIP"
                    ,PAYMENT,         | ,,             | kind is blank
                    ,pi_1,            | ,,             | provider_id is blank
                    ,5000,100,        | ,,100,         | gross_minor is blank
                    ,5000,100,        | ,5000,1 00,    | fee_minor must be whole minor units of at most 18 digits, but was "1 00"
                    """)
    void provider_record_is_quarantined_with_file_line_and_reason(String part, String broken, String reason) {
        desk.provider(RECORD, RECORD.replace(part, broken));
        RunReport run = done();

        assertThat(told(run, Locale.ENGLISH)).isEqualTo("provider.csv:3: " + reason);
        assertThat(run.result().counted().provider()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    5000,5000,     | 5000,5 000,    | paid_minor doit être un nombre entier d'unités mineures de 18 chiffres au plus, mais vaut « 5 000 »
                    5000,5000,     | ,5000,         | due_minor est vide
                    5000,5000,     | 5000,-5000,    | paid_minor ne doit pas être négatif, mais vaut -5000
                    T10:00:00Z     | T10:00:00      | created_at doit dire son décalage, comme 2026-03-01T10:00:00+01:00, mais vaut l'heure locale « 2026-03-01T10:00:00 »
                    A-1,1          | A-1            | il y a 11 cellules, mais l'en-tête en a 12
                    A-1,1          | "A-1,1         | un guillemet n'est pas fermé
                    """)
    void says_it_in_french(String part, String broken, String reason) {
        desk.store(PAID.replace(part, broken), PAID.replace("A-1", "A-2"));

        assertThat(told(done(), Locale.FRENCH)).isEqualTo("store.csv:2: " + reason);
    }

    @Test
    void a_readable_value_in_quarantine_is_in_the_sums() {
        desk.store(PAID, PAID.replace("A-1", "").replace("5000,5000,0", "5000,5000,1000"), PAID.replace("XAF", ""));
        desk.provider(
                RECORD,
                RECORD.replace("pi_1", ""),
                RECORD.replace("pi_1", "").replace("SUCCEEDED", "FAILED"),
                RECORD.replace("PAYMENT,pi_1", "REFUND,re_1"));
        RunReport run = done();
        CurrencyReport xaf = run.result().currency("XAF");

        assertThat(xaf.store()).isEqualTo(5000 + 4000);
        // the failed one moved nothing; the refund with a wrong sign counts as it is written
        assertThat(xaf.provider()).isEqualTo(5000 + 5000 + 0 + 5000);
        CurrencyReport.BucketTotal quarantine = xaf.buckets().get(Bucket.QUARANTINED);
        assertThat(quarantine.storeCount()).isEqualTo(1);
        assertThat(quarantine.providerCount()).isEqualTo(3);
        assertThat(quarantine.effect()).isEqualTo(4000 - 10_000);
        assertThat(run.result().currency("").buckets().get(Bucket.QUARANTINED).storeCount())
                .isEqualTo(1);
        assertThat(desk.read("reconciliation.json")).contains("\"?\" : {");
        assertThat(run.result().counted()).isEqualTo(run.result().read());
    }

    @Test
    void header_may_be_shuffled_in_any_case_behind_a_byte_order_mark() {
        desk.write(
                "store.csv",
                "\uFEFFProvider_Ref,ATTEMPT,order_id,provider,due_minor,paid_minor,refunded_minor,currency,status,proof,created_at,paid_at,colour\r\n"
                        + "pi_1,1,A-1,Stripe,5000,5000,0,xaf,succeeded,api,2026-03-01T11:00:00+01:00,,red\r\n\r\n");
        RunReport run = done();

        assertThat(run.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(run.result().currency("XAF").buckets().get(Bucket.MATCHED).storeCount())
                .isEqualTo(1);
        assertThat(run.notices())
                .extracting(Object::toString)
                .containsExactly("store.csv: this column is not used: colour");
    }

    @Test
    void header_that_lacks_or_doubles_columns_is_refused_with_all_of_them() {
        desk.write("store.csv", "order_id,attempt,attempt,provider,status,status,currency\nA,1\n");
        desk.write("provider.csv", Desk.PROVIDER.replace(',', '\t'));

        RunResult result = desk.run().run();
        assertThat(Desk.refused(result))
                .containsExactly(
                        "store.csv: these columns are missing: provider_ref, due_minor, paid_minor, refunded_minor, proof, created_at, paid_at",
                        "store.csv: these columns are there more than once: attempt, status",
                        "provider.csv: the columns are separated by tabs, but must be separated by commas");
        assertThat(result.<List<String>>fold(
                        done -> List.of(),
                        refused -> refused.problems().stream()
                                .map(p -> p.in(Locale.FRENCH))
                                .toList(),
                        failed -> List.of()))
                .containsExactly(
                        "store.csv : ces colonnes manquent : provider_ref, due_minor, paid_minor, refunded_minor, proof, created_at, paid_at",
                        "store.csv : ces colonnes sont là plusieurs fois : attempt, status",
                        "provider.csv : les colonnes sont séparées par des tabulations, mais doivent l'être par des virgules");
        assertThat(desk.written()).isEmpty();
    }

    @Test
    void an_empty_file_lacks_its_header() {
        desk.write("store.csv", "");

        assertThat(Desk.refused(desk.run().run()))
                .singleElement()
                .asString()
                .startsWith("store.csv: these columns are missing: order_id, attempt,");
    }

    @Test
    void lines_are_those_of_the_file_also_behind_line_breaks_in_cells() {
        desk.provider(
                RECORD,
                RECORD.replace("pi_1", "\"pi\r\n_2\""),
                RECORD.replace("pi_1", "pi_3").replace("stripe", ""),
                "\"never closed," + RECORD,
                RECORD.replace("pi_1", "pi\u0000_4"));
        RunReport run = done();

        assertThat(run.quarantined())
                .extracting(row -> row.origin() + ": " + row.reasons().get(0))
                .containsExactly(
                        "provider.csv:3: there is a line break within a cell",
                        "provider.csv:5: provider is blank",
                        "provider.csv:6: a quote is not closed",
                        "provider.csv:7: there is a NUL character");
        assertThat(run.quarantined().get(0).raw()).contains("\"pi\r\n_2\"");
        assertThat(run.result().counted().provider()).isEqualTo(5);
    }

    @Test
    void bytes_that_are_not_utf_8_cost_their_row_only() {
        byte[] latin =
                (Desk.STORE + PAID + "\n" + PAID.replace("A-1", "Café") + "\n").getBytes(StandardCharsets.ISO_8859_1);
        desk.write("store.csv", latin);

        assertThat(told(done(), Locale.ENGLISH)).isEqualTo("store.csv:3: a cell is not UTF-8");
    }

    @Test
    void an_unknown_status_is_no_reason_for_quarantine() {
        desk.store(PAID.replace("SUCCEEDED", "DONE").replace(",5000,5000,", ",5000,0,"));
        RunReport run = done();

        assertThat(run.quarantined()).isEmpty();
        assertThat(run.discrepancies()).singleElement().satisfies(each -> {
            assertThat(each.discrepancy().code()).hasToString("ORDER_UNPAID_BUT_CHARGED");
            assertThat(each.discrepancy().severity()).hasToString("P0");
        });
    }

    @Test
    void an_unknown_currency_is_a_discrepancy() {
        desk.store(PAID.replace("XAF", "CFA")).provider(RECORD.replace("XAF", "CFA"));
        RunReport run = done();

        assertThat(run.quarantined()).isEmpty();
        assertThat(run.discrepancies())
                .singleElement()
                .satisfies(each -> assertThat(each.discrepancy().code()).hasToString("UNKNOWN_CURRENCY"));
    }

    @Test
    void rows_given_twice_count_once() {
        desk.store(PAID, PAID).provider(RECORD, RECORD);
        RunReport run = done();

        assertThat(run.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(run.discrepancies())
                .singleElement()
                .satisfies(each -> assertThat(each.discrepancy().code()).hasToString("DUPLICATE_ROW"));
        assertThat(run.result().counted().store()).isEqualTo(2);
    }

    @Test
    void ids_are_separated_by_bars_and_blank_amounts_are_unknown() {
        desk.write(
                "provider.csv",
                Desk.PROVIDER.strip()
                        + ",alt_ids,description\nstripe,PAYMENT,ch_9,,5000,,,XAF,,,SUCCEEDED,,2026-03-01T10:01:00Z,,,,x| pi_1 |,\"a, b\"\n");

        assertThat(done().verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void a_header_alone_covers_nothing_unless_that_is_said() {
        desk.provider();
        RunReport silent = done();
        assertThat(silent.notices())
                .extracting(Object::toString)
                .contains("provider.csv holds no record and so covers no provider; name those it covers with --covers");
        assertThat(silent.discrepancies()).isEmpty();

        RunReport said = Desk.done(desk.run().covers("Stripe").run());
        assertThat(said.discrepancies())
                .singleElement()
                .satisfies(each -> assertThat(each.discrepancy().code()).hasToString("MISSING_AT_PROVIDER"));
    }
}
