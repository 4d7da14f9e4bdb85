package io.tillwatch.gas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentColumns;
import io.tillwatch.payment.PaymentDetails;
import io.tillwatch.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is refused and how that is told, and what people do to the sheet and the script. */
abstract class RefusalScenarios extends ScriptScenarios {
    private static final Secret WRONG = Secret.of("0123456789abcdef0123456789abcdef");

    private String world() {
        return google.engine.eval("__world()").asText();
    }

    @Test
    void a_wrong_token_is_told_and_nothing_is_written() {
        String world = world();
        GoogleSheetSink wrong = GoogleSheetSink.builder(google.url(), WRONG).build();
        assertThat(told(wrong.write(DayBatch.of(2))))
                .isEqualTo("rejected: Google Sheet: the token is not the one of the script; compare GAS_TOKEN with"
                        + " TILLWATCH_TOKEN in the script's properties");
        assertThat(world()).isEqualTo(world);
    }

    /** Nothing is written, and nothing that is answered sounds like success. */
    @Test
    void forged_and_hostile_bodies() {
        push(DayBatch.of(2));
        Asked asked = new Asked(google);
        String good = google.bodies.get(0);
        String commit = asked.signed(Asked.work("commit").toString());
        List<String> bodies = new ArrayList<>(List.of(
                "",
                "order_id,attempt\n1,1",
                "null",
                "7",
                "[]",
                "{}",
                "\"gas\"",
                "{\"tillwatch\":\"gas\"}",
                "{\"tillwatch\":\"gas\",\"protocol\":2}",
                "{\"tillwatch\":\"gas\",\"protocol\":1,\"id\":\"a\",\"at\":1,\"payload\":\"{}\",\"sig\":\"\"}",
                "{\"tillwatch\":\"gas\",\"protocol\":1,\"id\":\"a\",\"at\":\"now\",\"payload\":\"{}\",\"sig\":\"x\"}",
                "{\"__proto__\":{\"tillwatch\":\"gas\"},\"protocol\":1}",
                good.substring(0, good.length() / 2),
                good.replace("boutique-akwa", "boutique-other"),
                good.replaceFirst("\"sig\":\"....", "\"sig\":\"0000"),
                commit.replaceFirst(
                        "\"at\":\\d+", "\"at\":" + Instant.now().plusSeconds(5).getEpochSecond()),
                Asked.signed(Asked.work("commit").toString(), WRONG, Instant.now()),
                "[".repeat(100_000)));
        for (String payload : List.of("", "null", "[]", "7", "{}", "{\"op\":\"begin\"}", "x".repeat(100_000))) {
            bodies.add(asked.signed(payload));
        }
        for (String op : List.of("", "drop", "constructor", "toString", "__proto__", "hasOwnProperty")) {
            bodies.add(asked.signed(Asked.work(op).toString()));
        }
        ObjectNode begin = Asked.work("begin");
        for (ObjectNode wrong : List.of(
                begin.deepCopy().put("sheet", "Tillwatch"),
                begin.deepCopy().put("sheet", "_tillwatch_staging"),
                begin.deepCopy().put("sheet", ""),
                begin.deepCopy().put("shop", 7),
                begin.deepCopy().put("date", "2026-3-1"),
                begin.deepCopy().put("date", "=NOW()"),
                begin.deepCopy().put("batch", "=1+1"),
                begin.deepCopy().put("count", -1),
                begin.deepCopy().put("count", "many"),
                begin.deepCopy().put("columns", "shop"),
                (ObjectNode) begin.deepCopy().set("columns", begin.arrayNode().add("shop")))) {
            bodies.add(asked.signed(wrong.toString()));
        }
        String world = world();
        for (String body : bodies) {
            JsonNode output = google.post(body);
            assertThat(output.path("content").asText())
                    .as(body.length() > 200 ? body.substring(0, 200) : body)
                    .startsWith("{\"tillwatch\":\"gas\",\"script\":1,\"error\":{\"code\":\"")
                    .doesNotContain("\"payload\":", "\"sig\"", "\"ok\"")
                    .doesNotContainIgnoringCase("success", "pushed");
        }
        assertThat(world()).isEqualTo(world);
    }

    @Test
    void a_batch_whose_rows_are_of_another_day_or_occur_twice_is_refused() {
        Asked asked = new Asked(google);
        List<String> row = new ArrayList<>(Collections.nCopies(PaymentColumns.NAMES.size(), "x"));
        for (List<List<String>> rows : List.of(List.of(row), List.of(row, row))) {
            StringBuilder canonical = new StringBuilder();
            rows.forEach(r -> canonical.append(canonical.isEmpty() ? "" : "\n").append("1:x".repeat(r.size())));
            ObjectNode commit = Asked.work("commit")
                    .put("count", rows.size())
                    .put("batch", ("" + rows.size()).repeat(64))
                    .put("content", ScriptEngine.sha256(canonical.toString()));
            ObjectNode part = Asked.withRows(Asked.work("rows"), rows)
                    .put("batch", commit.path("batch").asText());
            assertThat(asked.post(asked.signed(part.toString()))).isEqualTo("staged");
            assertThat(asked.post(asked.signed(commit.toString()))).isEqualTo("bad-request");
        }
        assertThat(rows()).isEmpty();
    }

    @Test
    void a_request_that_is_sent_again_later_changes_nothing() {
        push(payment(1, 100));
        List<String> recorded = List.copyOf(google.bodies);
        push(payment(1, 200));
        List<List<String>> rows = google.rows("Payments");
        recorded.forEach(google::post);
        assertThat(google.rows("Payments")).isEqualTo(rows);
        google.engine.eval("(__clockShift = 11 * 60000)");
        Asked asked = new Asked(google);
        assertThat(recorded).allMatch(body -> asked.post(body).equals("expired"));
        assertThat(google.rows("Payments")).isEqualTo(rows);
    }

    @Test
    void a_clock_that_is_wrong_is_told_with_its_error() {
        GoogleSheetSink late = google.builder()
                .clock(() -> Instant.now().minus(Duration.ofMinutes(25)))
                .build();
        assertThat(told(late.write(DayBatch.of(1))))
                .matches("rejected: Google Sheet: the clock of this machine is -2[45] min from Google's; set it");
    }

    @Test
    void a_header_that_somebody_changed_is_refused_and_never_shifted() {
        push(DayBatch.of(2));
        google.engine.eval("__type('Payments', 1, 6, 'Montant')");
        String world = world();
        String told = "rejected: Google Sheet: somebody changed the header of \"Payments\": column 6 must be"
                + " \"paid_minor\", but is \"Montant\"; nothing was written";
        assertThat(told(push(DayBatch.of(3)))).isEqualTo(told);
        assertThat(told(push(DayBatch.of(2)))).isEqualTo(told);
        assertThat(world()).isEqualTo(world);
    }

    @Test
    void a_tab_of_somebody_else_is_not_taken() {
        google.engine.eval(
                "(__lockHeld = true, __book().insertSheet('Payments'), __type('Payments', 1, 1, 'Mes notes'),"
                        + " __unflushed = 0, __lockHeld = false)");
        assertThat(told(push(DayBatch.of(1))))
                .isEqualTo("rejected: Google Sheet: somebody changed the header of \"Payments\": column 1 must be"
                        + " \"order_id\", but is \"Mes notes\"; nothing was written");
    }

    @Test
    void a_tab_that_is_renamed_is_still_the_same_and_one_that_is_deleted_is_told() {
        push(DayBatch.of(2));
        google.engine.eval("__book().getSheetByName('Payments').setName('Paiements 2026') && 0");
        assertThat(told(push(DayBatch.of(3)))).isEqualTo("written 2 +1 ~0 -0");
        assertThat(google.rows("Paiements 2026")).hasSize(3);
        assertThat(google.engine.eval("__seen('Payments')").isNull()).isTrue();
        google.engine.eval("__book().remove('Paiements 2026')");
        assertThat(told(push(DayBatch.of(3))))
                .isEqualTo("rejected: Google Sheet: somebody deleted the tab \"Payments\"; restore it, or run"
                        + " forgetDeletedTabs in the script's editor");
        assertThat(google.rows("Sheet1")).isEmpty();
        google.edit("forgetDeletedTabs");
        assertThat(told(push(DayBatch.of(3)))).startsWith("written 2 ");
        assertThat(rows()).isEqualTo(rowsOf(DayBatch.of(3)));
    }

    @Test
    void without_its_ledger_a_day_is_still_there_once() {
        push(DayBatch.of(3));
        google.engine.eval("(__book().remove('Tillwatch'), __book().remove('_tillwatch_staging'))");
        assertThat(told(push(DayBatch.of(3)))).isEqualTo("written 1 +0 ~0 -0");
        assertThat(rows()).isEqualTo(rowsOf(DayBatch.of(3)));
    }

    @Test
    void what_somebody_edits_is_found_and_put_back() {
        DayBatch day = DayBatch.of(3);
        assertThat(differences(day)).contains("2026-03-01: the day is not in the sheet");
        assertThat(google.engine.eval("__seen('Payments')").isNull()).isTrue();
        push(day);
        google.engine.eval("__type('Payments', 3, 6, 2001)");
        assertThat(differences(day))
                .containsExactly(
                        "2026-03-01: rows of the day were changed in the sheet since they were written",
                        "mtn_momo XAF SUCCEEDED: 1 / 2001 / 0 in the sheet, 1 / 2000 / 0 in the export (count / paid /"
                                + " refunded)");
        assertThat(told(push(day)))
                .isEqualTo("written 1 +0 ~0 -0 [rows that somebody had changed in the sheet are as they were exported"
                        + " again]");
        assertThat(differences(day)).isEmpty();
        assertThat(differences(DayBatch.of(4)))
                .containsExactly(
                        "2026-03-01: the sheet holds revision 1, which is of another export of the day",
                        "3 rows in the sheet, 4 in the export",
                        "mtn_momo XAF SUCCEEDED: 1 / 2000 / 0 in the sheet, 2 / 6000 / 0 in the export (count / paid /"
                                + " refunded)");
        assertThat(differences(day.on(DayBatch.DATE.plusDays(1)))).contains("2026-03-02: the day is not in the sheet");
    }

    private List<String> differences(DayBatch day) {
        SheetComparison comparison = google.sink().compare(day);
        return comparison.fold(
                same -> List.of(),
                different ->
                        different.differences().stream().map(Object::toString).toList(),
                unknown -> List.of("unknown: " + unknown.reason()));
    }

    /** Whatever Google does with such cells, as long as it is one of the ways there are. */
    @Test
    void texts_stay_texts() {
        List<String> texts = List.of(
                "=1+1",
                "+237650000000",
                "-5",
                "@SUM(A1)",
                "=HYPERLINK(\"http://x.example\")",
                "'quoted",
                "'=1",
                " =1+1",
                "0012",
                "1-2",
                "3/4",
                "TRUE",
                "1e5",
                "12,5",
                "2026-03-01",
                "\uFF1D1+1",
                "ligne 1\r\nligne 2",
                "\u200B=1",
                "#REF!",
                "é\uD83D\uDE00");
        List<OrderPayment> payments = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            payments.add(DayBatch.payment(i + 1, 5, texts.get(i)));
        }
        for (String setting : List.of("", "keepsSign", "formulasInText", "keepsSign formulasInText")) {
            google.close();
            google = GoogleStandIn.setUp(google.engine, setting.split(" "));
            DayBatch day = new DayBatch(DayBatch.DATE, payments);
            assertThat(told(push(day))).as(setting).startsWith("written 1 +20");
            assertThat(told(push(day))).as(setting).isEqualTo("unchanged 1");
            List<String> seen = google.rows("Payments").stream()
                    .map(row -> cell(row, "order_number"))
                    .toList();
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i).replace("\r\n", "\n");
                assertThat(seen.get(i)).as(setting).isIn(text, "'" + text);
            }
            assertThat(google.rows("Payments").get(0).get(3)).isEqualTo("001");
        }
    }

    @Test
    void orders_whose_names_differ_only_by_a_sign_are_two() {
        OrderPayment plain = payment("=1", 10);
        OrderPayment signed = payment("'=1", 20);
        for (boolean keeps : List.of(true, false)) {
            google.close();
            google = GoogleStandIn.setUp(google.engine, keeps ? "keepsSign" : "none");
            assertThat(told(push(plain, signed))).isEqualTo("written 1 +2 ~0 -0");
            assertThat(told(push(plain, signed))).isEqualTo("unchanged 1");
            assertThat(rows()).hasSize(2);
        }
    }

    private static OrderPayment payment(String orderId, long paid) {
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        return OrderPayment.builder(orderId, Money.of(paid, "XAF"), at)
                .provider("cash")
                .paidInFull(at)
                .build();
    }

    @Test
    void amounts_are_exact_to_their_last_digit() {
        long large = 999_999_999_999_999_999L;
        OrderPayment[] payments = new OrderPayment[3];
        for (int i = 0; i < payments.length; i++) {
            Instant at = Instant.parse("2026-03-01T10:00:00Z").plusSeconds(i);
            payments[i] = OrderPayment.builder("L-" + i, Money.of(large - i, "XAF"), at)
                    .provider("cash")
                    .paidInFull(at)
                    .details(new PaymentDetails("", "", "", Optional.empty(), "", "", "", List.of("A", "B")))
                    .build();
        }
        assertThat(told(push(payments))).isEqualTo("written 1 +3 ~0 -0");
        assertThat(rows())
                .containsExactly("L-0 999999999999999999", "L-1 999999999999999998", "L-2 999999999999999997");
        assertThat(google.rows("Tillwatch").get(0).get(9)).isEqualTo("cash SUCCEEDED: 3, XAF 2999999999999999994");
        assertThat(google.engine
                        .eval("(typeof __book().getSheetByName('Payments').value(2, 2))")
                        .asText())
                .isEqualTo("number");
    }

    @Test
    void a_token_is_rotated_without_a_gap() {
        push(DayBatch.of(1));
        GoogleSheetSink old = google.sink();
        google.edit("rotateToken");
        assertThat(told(old.write(DayBatch.of(2))))
                .matches("written 2 .* \\[the old token is still in use; it ends at .*Z\\]");
        google.takeToken();
        assertThat(told(push(DayBatch.of(3)))).isEqualTo("written 3 +1 ~0 -0");
        google.engine.eval("(__clockShift = 8 * 86400000)");
        GoogleSheetSink later = GoogleSheetSink.builder(google.url(), google.token())
                .clock(() -> Instant.now().plus(Duration.ofDays(8)))
                .build();
        assertThat(told(later.write(DayBatch.of(3)))).isEqualTo("unchanged 3");
        google.engine.eval("(__clockShift = 0, true)");
        google.edit("endRotation");
        assertThat(told(old.write(DayBatch.of(3)))).startsWith("rejected: Google Sheet: the token is not the one");
        assertThat(told(push(DayBatch.of(3)))).isEqualTo("unchanged 3");
    }

    @Test
    void an_old_token_ends_by_itself() {
        GoogleSheetSink old = google.builder()
                .clock(() -> Instant.now().plus(Duration.ofDays(8)))
                .build();
        google.edit("rotateToken");
        google.engine.eval("(__clockShift = 8 * 86400000)");
        assertThat(told(old.write(DayBatch.of(1)))).startsWith("rejected: Google Sheet: the token is not the one");
    }

    @Test
    void another_version_of_the_script_is_told() {
        google.engine.eval("(SCRIPT_VERSION = 0)");
        assertThat(told(push(DayBatch.of(1))))
                .isEqualTo(
                        "rejected: Google Sheet: the deployed script has version 0, this program needs 1; paste the new"
                                + " Code.gs, then Manage deployments, Edit, New version");
        google.engine.eval("(SCRIPT_VERSION = 2, PROTOCOL = 2)");
        assertThat(told(push(DayBatch.of(1))))
                .isEqualTo("rejected: Google Sheet: the deployed script speaks protocol 2, which this program does not;"
                        + " update the older one of the two");
    }

    @Test
    void the_editor_sets_up_and_shows_no_token() {
        String token = google.token().reveal();
        assertThat(token).hasSize(64);
        String log = google.edit("setUp") + " " + google.edit("showStatus") + " " + google.edit("rotateToken") + " "
                + google.edit("endRotation");
        google.takeToken();
        assertThat(log)
                .contains("Script version 1, protocol 1", "Spreadsheet: Comptes", "Tab Tillwatch: Tillwatch, 1 rows")
                .doesNotContain(token, google.token().reveal());
        assertThat(google.token().reveal()).isNotEqualTo(token);
        google.engine.eval("__reset()");
        assertThat(told(push(DayBatch.of(1))))
                .isEqualTo("rejected: Google Sheet: the script is not set up; run setUp in its editor");
        assertThat(google.engine.eval("doGet().getContent()").asText())
                .isEqualTo(
                        "Tillwatch script 1 is deployed. Payments are pushed to this address by the program: tillwatch"
                                + " push gas FILE");
    }

    @Test
    void a_full_spreadsheet_is_told_before_anything_is_written() {
        google.engine.eval("(__book().sheets[0].maxRows = 365000)");
        assertThat(told(push(DayBatch.of(1)))).startsWith("rejected: Google Sheet: the spreadsheet is nearly full (95");
        assertThat(rows()).isEmpty();
    }

    @Test
    void what_is_left_of_a_push_that_never_ended_goes_after_two_days() {
        google.changing(body -> body.contains("\\\"op\\\":\\\"commit\\\"") ? "cut off" : body);
        push(DayBatch.of(3));
        google.changing(body -> body);
        assertThat(google.rows("_tillwatch_staging")).hasSize(1);
        google.engine.eval("(__clockShift = 3 * 86400000)");
        GoogleSheetSink later = google.builder()
                .clock(() -> Instant.now().plus(Duration.ofDays(3)))
                .build();
        assertThat(told(later.write(DayBatch.of(1).on(DayBatch.DATE.plusDays(3)))))
                .startsWith("written 1");
        assertThat(google.rows("_tillwatch_staging")).isEmpty();
    }
}
