package io.tillwatch.reconciliation.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What statements of the world look like. */
class MessyStatementTest {
    private static final String HEAD = "Id,Date,Status,Type,Amount,Currency,Ref\n";
    private static final String ROW = "T1,2026-03-01 10:00:00,ok,sale,5000,XAF,A-1\n";

    private static String utf8(String name) {
        return new String(Samples.bytes(name), StandardCharsets.UTF_8);
    }

    private static List<StatementRecord> records(byte[] bytes) {
        return Samples.read(bytes).records();
    }

    @Test
    void reads_mojibake_as_what_it_was() {
        String broken = utf8("wave-transactions");
        assertThat(broken).contains("NumÃ©ro");
        String sound = new String(broken.getBytes(Charset.forName("windows-1252")), StandardCharsets.UTF_8);
        assertThat(sound).contains("Numéro");
        assertThat(records(sound.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(records(Samples.bytes("wave-transactions")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "windows-1252", "UTF-8"})
    void reads_every_encoding(String charset) {
        String text = utf8("orange-money-portal-a").replace("\ufeff", "").replace('\u202f', ' ');
        assertThat(records(text.getBytes(Charset.forName(charset))))
                .isEqualTo(records(text.getBytes(StandardCharsets.UTF_8)))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void finds_the_separator(String separator) {
        String text = utf8("mtn-momo-portal").replace(",", separator);
        assertThat(records(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(records(Samples.bytes("mtn-momo-portal")));
    }

    @Test
    void takes_the_currency_behind_the_amount_out_of_seventeen() {
        String text = utf8("mtn-momo-portal");
        String other = text.replace("5000,XAF", "5000,XOF");
        assertThat(Samples.column(Samples.read(other.getBytes(StandardCharsets.UTF_8)), "currency"))
                .containsExactly("XOF", "XAF", "XAF", "XAF", "XAF");
        String numbered = text;
        for (int i = 1; numbered.contains("Currency,"); i++) {
            numbered = numbered.replaceFirst("Currency,", "currency_" + i + ",");
        }
        assertThat(records(numbered.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(records(Samples.bytes("mtn-momo-portal")));
    }

    @Test
    void passes_over_repeated_headers_and_blank_rows() {
        Statement statement = Samples.small("", HEAD + ROW + HEAD + ",,,,,,\n" + ROW.replace("T1", "T2"));
        assertThat(Samples.column(statement, "provider_id")).containsExactly("T1", "T2");
        assertThat(statement.records()).extracting(StatementRecord::line).containsExactly(2L, 5L);
        assertThat(statement.noise()).isEqualTo(new Statement.Noise(1, 1, 0, 1, 0));
    }

    @Test
    void takes_tabs_quotes_and_formulas_off_the_cells() {
        Statement statement =
                Samples.small("", HEAD + "=\"0012\",\t2026-03-01 10:00:00,\u00a0OK ,Sale,\"'5,000\",xaf,\t'A-1\n");
        assertThat(statement.records().get(0).cells().subList(0, 12))
                .containsExactly(
                        "small_pay",
                        "PAYMENT",
                        "0012",
                        "A-1",
                        "5000",
                        "",
                        "",
                        "XAF",
                        "",
                        "",
                        "SUCCEEDED",
                        "2026-03-01T10:00:00Z");
    }

    @Test
    void keeps_two_currencies_apart() {
        Statement statement =
                Samples.small("", HEAD + ROW + ROW.replace("T1", "T2").replace("5000,XAF", "50.25,EUR"));
        assertThat(Samples.column(statement, "gross_minor")).containsExactly("5000", "5025");
        assertThat(Samples.column(statement, "currency")).containsExactly("XAF", "EUR");
    }

    @Test
    void puts_amounts_into_quarantine_that_their_currency_cannot_hold() {
        Statement statement = Samples.small(
                "",
                HEAD
                        + ROW.replace("5000", "5000.5")
                        + ROW.replace("5000", "5.000")
                        + ROW.replace("5000", "5O00")
                        + ROW.replace("5000,XAF", "5.005,EUR")
                        + ROW.replace("XAF", "FCFA"));
        String rule =
                "the amount must be a number that %s can hold exactly, without a sign that could mean thousands as"
                        + " well as a fraction, but was \"%s\"";
        assertThat(Samples.faults(statement))
                .containsExactly(
                        "2: " + rule.formatted("XAF", "5000.5"),
                        "3: " + rule.formatted("XAF", "5.000"),
                        "4: " + rule.formatted("XAF", "5x00"),
                        "5: " + rule.formatted("EUR", "5.005"),
                        "6: the currency must be a code of ISO 4217, but was \"FCFA\"");
        assertThat(statement.records()).isEmpty();
    }

    @Test
    void knows_which_franc_is_meant_when_it_is_told() {
        StatementReader reader = Samples.smallReader("").currency(io.tillwatch.money.CurrencyUnit.of("XOF"));
        byte[] bytes = (HEAD + ROW.replace("XAF", "F CFA") + ROW).getBytes(StandardCharsets.UTF_8);
        assertThat(Samples.column(Samples.read(reader, bytes), "currency")).containsExactly("XOF", "XAF");
    }

    @Test
    void keeps_unknown_words_and_says_so() {
        Statement statement = Samples.small(
                "",
                HEAD
                        + ROW.replace("ok", "maybe")
                        + ROW.replace("sale", "gift")
                        + ROW.replace("sale", "info")
                        + ROW.replace("sale", "").replace("5000", "-5000"));
        assertThat(Samples.column(statement, "status")).containsExactly("UNKNOWN");
        assertThat(Samples.column(statement, "raw_status")).containsExactly("maybe");
        assertThat(Samples.texts(statement.notices()))
                .containsExactly("momo.csv: 1 row has a status that the mapping does not know, and counts as UNKNOWN");
        assertThat(Samples.faults(statement))
                .containsExactly(
                        "3: the mapping does not say what \"gift\" is",
                        "5: the mapping does not say what money that went out is");
        assertThat(statement.noise().withoutMoney()).isEqualTo(1);
    }

    @Test
    void puts_rows_into_quarantine_with_everything_that_is_wrong() {
        Statement statement = Samples.small(
                "",
                HEAD + ",2026-13-01 10:00:00,ok,back,5000,XAF,A-1\n" + "T1,2026-03-01,ok\n"
                        + "T2,\"2026-03-01 10:00:00\"x,ok,sale,1,XAF,\n" + "T3,\"2026-03-01 10:00:00,ok\n" + ROW);
        assertThat(Samples.faults(statement))
                .containsExactly(
                        "2: a REFUND must not bring money, but was 5000 in minor units; id is blank; date must be a time of"
                                + " a form of the mapping, but was \"2026-13-01 10:00:00\"",
                        "3: there are 3 cells, but the header has 7",
                        "4: there is text behind a closing quote",
                        "5: a quote is not closed");
        assertThat(Samples.column(statement, "provider_id")).containsExactly("T1");
    }

    @Test
    void says_nothing_of_people_in_quarantine() {
        Statement statement = Samples.small(
                "",
                "Id,Date,Status,Type,Amount,Currency,Ref,Text\n"
                        + "+237690000101,Awa Exemple,Awa Exemple,sale,237690000101,XAF,A-1,x\n"
                        + "T2,2026-03-01 10:00:00,ok,gift of awa@example.org,1,XAF,A-1,x\n"
                        + "Awa Exemple,690000101\n");
        assertThat(statement.quarantined()).hasSize(3);
        assertThat(statement.toString()).doesNotContain("69000", "Awa", "awa", "example.org");
    }

    @Test
    void hides_phone_numbers_and_mail_in_descriptions_but_not_the_order() {
        Statement statement = Samples.small(
                "",
                "Id,Date,Amount,Currency,Ref,Text\n"
                        + "T1,2026-03-01 10:00:00,1,XAF,2026030112,\"2026030112 from +237 690 00 01 01,\n a.b@c.cm CMD-12345678\"\n");
        assertThat(Samples.column(statement, "description")).containsExactly("2026030112 from ***, *** CMD-12345678");
        assertThat(Samples.column(statement, "merchant_ref")).containsExactly("2026030112");
    }

    @Test
    void finds_the_order_in_a_composite_reference() {
        Statement statement = Samples.small(
                ", \"order-pattern\": \"^(?<order>.+)-\\\\d{14}-[A-Za-z0-9]{6}$\"",
                HEAD + ROW.replace("A-1", "CMD-7-20260301100000-aB3dE6") + ROW.replace("A-1", "CMD-8"));
        assertThat(Samples.column(statement, "merchant_ref")).containsExactly("CMD-7", "CMD-8");
    }

    @Test
    void reads_days_and_months_only_if_they_cannot_be_confused() {
        String text = utf8("paypal-activity-it");
        assertThat(Samples.column(Samples.read(text.getBytes(StandardCharsets.UTF_8)), "created_at"))
                .startsWith("2026-03-24T09:12:31Z");
        byte[] american = text.replace("24/03/2026", "03/24/2026").getBytes(StandardCharsets.UTF_8);
        assertThat(Samples.column(Samples.read(american), "created_at")).startsWith("2026-03-24T09:12:31Z");
        byte[] unclear = text.replace("24/03/2026", "04/03/2026").getBytes(StandardCharsets.UTF_8);
        assertThat(Samples.refused(Samples.reader(unclear), unclear))
                .containsExactly(
                        "momo.csv: its times can be read in two ways, such as day before month and month before"
                                + " day: keep one form in a mapping of your own, made from paypal-activity");
    }

    @Test
    void asks_for_the_zone_and_the_currency_that_nobody_says() {
        byte[] bytes = Samples.bytes("orange-money-portal-b");
        StatementReader reader = StatementReader.by(StatementMapping.ready("orange-money-portal"));
        assertThat(Samples.refused(reader, bytes))
                .containsExactly(
                        "momo.csv: its times are local and it does not say where: give the zone, such as Africa/Douala",
                        "momo.csv: it has no column of currencies: give the currency, such as XAF");
    }

    @Test
    void says_what_a_header_lacks() {
        byte[] bytes =
                "TRANSFER_DATE,TRANSFER_STATUS,TRANSFER_ID,CREDIT,PREVIOUS_BAL\n".getBytes(StandardCharsets.UTF_8);
        StatementReader reader = StatementReader.by(StatementMapping.ready("orange-money-portal"));
        assertThat(Samples.refused(reader, bytes))
                .containsExactly(
                        "momo.csv: this is no statement of orange-money-portal: the header lacks the column debit");
        assertThat(StatementReader.closest("momo.csv", bytes).orElseThrow().toString())
                .isEqualTo(
                        "momo.csv: of the ready mappings for statements, orange-money-portal comes closest, but the header"
                                + " lacks the column debit");
        assertThat(Samples.refused(reader, new byte[0]))
                .containsExactly(
                        "momo.csv: this is no statement of orange-money-portal: the header lacks the columns id,"
                                + " date, status, credit, debit, kind");
    }

    @Test
    void does_not_take_a_balance_for_a_proof_when_a_row_cannot_be_read() {
        String head = "Id,Date,Amount,Currency,Balance\n";
        List<String> rows = new ArrayList<>(List.of(
                "T1,2026-03-01 10:00:00,10,XAF,10",
                "T2,2026-03-01 11:00:00,10,XAF,20",
                "T3,2026-03-01 12:00:00,10,XAF,30"));
        assertThat(Samples.small(", \"chain\": \"true\"", head + String.join("\n", rows))
                        .proof()
                        .name())
                .isEqualTo("BALANCE_CHAIN");
        rows.set(1, "T2,2026-03-01 11:00:00,1O,XAF,20");
        Statement.Proof proof = Samples.small(", \"chain\": \"true\"", head + String.join("\n", rows))
                .proof();
        assertThat(proof.name()).isEqualTo("ASSERTED");
        assertThat(proof.complete()).isTrue();
    }
}
