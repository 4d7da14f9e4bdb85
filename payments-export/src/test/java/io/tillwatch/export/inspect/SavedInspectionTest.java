package io.tillwatch.export.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.ExportFixture;
import io.tillwatch.export.inspect.FieldGuess.Certainty;
import io.tillwatch.export.inspect.Finding.Level;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.settings.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SavedInspectionTest {
    /** An API that nobody knows: the answer is wrapped twice, its words are French, its amounts are cents. */
    private static final String UNKNOWN_SHAPE = """
            {"statut": "ok", "reponse": {"nombre": 3, "commandes": [
              {"numero": "B-001", "montantCents": 1250050, "devise": "USD", "datePaiement": "2026-03-01T09:05:00+01:00",
               "dateCommande": "x", "created": "2026-03-01T09:00:00+01:00", "etat": "payée", "via": "om",
               "client": {"nom": "Awa Ndiaye", "tel": "+237 690 00 00 21", "mail": "awa@exemple.cm"}},
              {"numero": "B-002", "montantCents": 99, "devise": "USD", "datePaiement": null,
               "created": "2026-03-01T10:00:00+01:00", "etat": "en attente", "via": "momo",
               "client": {"nom": "Issa Bello", "tel": "+237 690 00 00 22", "mail": "issa@exemple.cm"}},
              {"numero": "B-003", "montantCents": 700, "devise": "USD", "datePaiement": null,
               "created": "2026-03-01T11:00:00+01:00", "etat": "échec", "via": "momo",
               "client": {"nom": "Line Eto", "tel": "+237 690 00 00 23", "mail": "line@exemple.cm"}}]}}""";

    @TempDir
    private Path work;

    private Inspection inspect(String json) {
        return SourceInspector.ofFile(new ExportFixture(work).save(json), Optional.empty());
    }

    static List<String> codes(Inspection inspection) {
        return inspection.findings().stream().map(Finding::code).toList();
    }

    private static OrderMapping mapping(Inspection inspection) {
        Problems problems = new Problems();
        return OrderMapping.parse("proposed.json", inspection.mapping().orElseThrow(), problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
    }

    /** What matters of every payment, and the positions of what was rejected. */
    private List<String> read(OrderMapping mapping, String json, String currency) {
        List<String> rows = new ArrayList<>();
        SavedAnswer.of(new ExportFixture(work).save(json), mapping, CurrencyUnit.of(currency))
                .read(new OrderReceiver() {
                    @Override
                    public void order(List<OrderPayment> attempts) {
                        for (OrderPayment p : attempts) {
                            rows.add(String.join(
                                    " ",
                                    p.orderId(),
                                    "" + p.attempt(),
                                    p.provider(),
                                    p.providerRef(),
                                    "" + p.due(),
                                    "" + p.paid(),
                                    "" + p.status(),
                                    "" + p.times().createdAt(),
                                    "" + p.times().paidAt(),
                                    p.details().orderNumber(),
                                    p.details().method(),
                                    p.details().customerRef()));
                        }
                    }

                    @Override
                    public void rejected(RejectedRecord record) {
                        rows.add("rejected " + record.position());
                    }
                });
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"agri-point, XAF", "afrigest, GNF", "rachelfoods, USD"})
    void proposes_a_mapping_that_reads_what_the_ready_one_reads(String shop, String currency) {
        String json = ExportFixture.answer(shop);
        Inspection inspection = inspect(json);
        assertThat(inspection.readyMapping()).contains(shop);
        List<String> ready = read(OrderMapping.ready(shop), json, currency);
        assertThat(ready).hasSizeGreaterThan(5);
        assertThat(withoutUntoldProviders(read(mapping(inspection), json, currency), shop))
                .containsExactlyElementsOf(ready);
    }

    /** That CHECKOUT is Stripe and that no payment is cash on delivery, no answer says. */
    private static List<String> withoutUntoldProviders(List<String> rows, String shop) {
        return rows.stream()
                .map(row -> shop.equals("rachelfoods")
                        ? row.replace(" checkout ", " stripe ").replace(" prepaid ", " unknown ")
                        : shop.equals("afrigest") ? row.replace("0 unknown", "0 cod") : row)
                .toList();
    }

    @Test
    void proposes_a_mapping_for_a_shape_that_nobody_knows() {
        Inspection inspection = inspect(UNKNOWN_SHAPE);
        assertThat(inspection.readyMapping()).isEmpty();
        assertThat(inspection.answer())
                .contains(new Inspection.Answered(200, "", "reponse.commandes", 3, Optional.of(3L)));
        assertThat(read(mapping(inspection), UNKNOWN_SHAPE, "XAF"))
                .containsExactly(
                        "B-001 1 orange_money  12500.50 USD 12500.50 USD SUCCEEDED 2026-03-01T08:00:00Z"
                                + " Optional[2026-03-01T08:05:00Z]  om 2376****0021",
                        "B-002 0 mtn_momo  0.99 USD 0.00 USD PENDING 2026-03-01T09:00:00Z Optional.empty  momo 2376****0022",
                        "B-003 1 mtn_momo  7.00 USD 0.00 USD FAILED 2026-03-01T10:00:00Z Optional.empty  momo 2376****0023");
        assertThat(inspection.level()).isEqualTo(Level.ACT);
        assertThat(codes(inspection)).containsExactly("LIST_OF", "PROPOSED", "GUESSED", "READS");
    }

    @Test
    void says_how_sure_it_is() {
        Inspection inspection = inspect(ExportFixture.answer("agri-point"));
        assertThat(inspection.fields())
                .filteredOn(field -> List.of("order.id", "order.due", "payment.status", "payment.provider")
                        .contains(field.key()))
                .extracting(field -> field.key() + " " + field.fields() + " " + field.certainty() + ": " + field.why())
                .containsExactly(
                        "order.id [_id] SURE: 31 of 31 have a value there, all different",
                        "order.due [total] LIKELY: 30 of 31 have a number there",
                        "payment.status [paymentStatus] SURE: 30 of 31 have a word there, 3 different",
                        "payment.provider [paymentMethod] LIKELY: 30 of 31 have a word there, 5 different");
        assertThat(inspection.level()).isEqualTo(Level.ACT);
        assertThat(codes(inspection)).contains("READY", "NO_CURRENCY", "QUARANTINE", "INSTALMENTS");
    }

    @Test
    void a_field_whose_name_only_may_mean_it_is_a_guess() {
        assertThat(inspect(UNKNOWN_SHAPE).fields())
                .filteredOn(field -> field.certainty() == Certainty.GUESS)
                .extracting(FieldGuess::key)
                .contains("order.id", "payment.status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agri-point", "afrigest", "rachelfoods"})
    void nothing_that_tells_who_somebody_is_leaves_it(String shop) {
        String all = shown(inspect(ExportFixture.answer(shop)));
        assertThat(all).doesNotContain("@").doesNotContain("+237").doesNotContainPattern("2376\\d");
        assertThat(all).doesNotContain("Mballa").doesNotContain("Aïcha").doesNotContain("Manguiers");
        assertThat(shown(inspect(UNKNOWN_SHAPE))).doesNotContain("Awa", "690", "exemple.cm");
    }

    @Test
    void a_key_that_is_an_address_or_a_number_is_not_shown() {
        Inspection inspection = inspect("{\"awa@exemple.cm\":1,\"237690000021\":{\"a\":1},\"ok\":true}");
        assertThat(inspection.findings())
                .extracting(finding -> finding.text().toString())
                .containsExactly("there is no list of orders in the answer; what is there: ok");
    }

    private static String shown(Inspection inspection) {
        StringBuilder all = new StringBuilder(inspection.mapping().orElse(""));
        inspection
                .findings()
                .forEach(f -> all.append(f.text().in(Locale.FRENCH)).append('\n'));
        inspection.fields().forEach(f -> all.append(f.example()).append(f.why()).append('\n'));
        return all.toString();
    }

    @Test
    void a_status_that_may_mean_anything_is_left_to_a_person() {
        Inspection inspection = inspect("""
                [{"id": 1, "total": 500, "createdAt": "2026-03-01T08:00:00Z", "paymentStatus": "paid"},
                 {"id": 2, "total": 600, "createdAt": "2026-03-01T08:00:00Z", "paymentStatus": "partially_refunded"}]""");
        assertThat(inspection.level()).isEqualTo(Level.ACT);
        assertThat(codes(inspection))
                .containsExactly(
                        "LIST_ITSELF", "PROPOSED", "UNKNOWN_WORDS", "NO_CURRENCY", "READS", "UNKNOWN_STATUSES");
        assertThat(inspection.mapping().orElseThrow())
                .contains("\"paid\" : \"SUCCEEDED\"")
                .doesNotContain("partially_refunded");
    }

    @Test
    void times_without_an_offset_are_told() {
        Inspection inspection = inspect("""
                {"data": [{"id": 1, "total": 500, "createdAt": "2026-03-01 08:00:00", "paymentStatus": "paid"}]}""");
        assertThat(inspection.mapping()).isEmpty();
        assertThat(inspection.findings())
                .extracting(finding -> finding.text().toString())
                .contains(
                        "times without offset in createdAt: nobody can tell which day they are, and the export puts such"
                                + " orders into quarantine",
                        "no mapping can be proposed: nothing was found for order.created");
    }

    @Test
    void amounts_given_back_in_part_are_told() {
        Inspection inspection = inspect("""
                {"data": [{"id": 1, "total": 500, "refundedAmount": 100, "createdAt": "2026-03-01T08:00:00Z",
                  "paymentStatus": "paid"}]}""");
        assertThat(codes(inspection)).contains("REFUND_AMOUNTS");
    }

    @Test
    void an_empty_list_is_somebodys_business() {
        Inspection inspection = inspect("{\"items\":[],\"total\":0,\"limit\":50,\"offset\":0,\"tenantId\":\"demo\"}");
        assertThat(inspection.level()).isEqualTo(Level.ACT);
        assertThat(codes(inspection)).containsExactly("LIST_OF", "EMPTY");
        assertThat(inspection.mapping()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"orders\":[{\"id\"|WRONG",
                "<html>|WRONG",
                "{} {}|WRONG",
                "{\"error\":\"Non autorisé\"}|NO_LIST",
                "{\"orders\":{}}|NO_LIST",
                "{\"response\":{\"status\":401,\"body\":{\"orders\":[]}}}|RECORDED_STATUS",
            })
    void what_holds_no_orders_is_refused_with_the_reason(String json, String code) {
        Inspection inspection = inspect(json);
        assertThat(codes(inspection)).containsExactly(code);
        assertThat(inspection.level()).isEqualTo(Level.FAILED);
        assertThat(inspection.mapping()).isEmpty();
    }

    @Test
    void a_recorded_exchange_may_hold_its_answer_as_a_text() {
        Inspection inspection = inspect("{\"response\":{\"status\":200,\"body\":\"{\\\"orders\\\":[]}\"}}");
        assertThat(codes(inspection)).containsExactly("LIST", "EMPTY");
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        Inspection inspection = SourceInspector.ofFile(work.resolve("none.json"), Optional.empty());
        assertThat(codes(inspection)).containsExactly("NO_FILE");
        assertThat(inspection.level()).isEqualTo(Level.FAILED);
    }
}
