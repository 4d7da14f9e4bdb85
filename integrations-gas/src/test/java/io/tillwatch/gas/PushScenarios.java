package io.tillwatch.gas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentColumns;
import io.tillwatch.testkit.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is in the sheet after pushes, whatever happens on the way and in the sheet. */
abstract class PushScenarios extends ScriptScenarios {
    @Test
    void a_lost_answer_is_asked_for_again_and_leaves_one_set_of_rows() {
        google.losing(Fault.close(), Fault.truncate(), Fault.close());
        assertThat(told(push(DayBatch.of(3)))).isEqualTo("written 1 +3 ~0 -0");
        assertThat(rows()).isEqualTo(rowsOf(DayBatch.of(3)));
        assertThat(google.bodies).hasSizeGreaterThan(3);
    }

    @Test
    void a_push_that_heard_nothing_of_its_commit_is_deferred_and_the_next_one_finds_it_done() {
        google.changing(body -> {
            if (body.contains("\\\"op\\\":\\\"commit\\\"")) {
                google.losing(Fault.json("{\"tillwatch\":\"gas\",\"pay"));
            }
            return body;
        });
        assertThat(told(push(DayBatch.of(2))))
                .isEqualTo("deferred: Google Sheet: the answer was cut off, so it is not known whether it arrived; push"
                        + " again, nothing will be doubled");
        google.changing(body -> body);
        assertThat(told(push(DayBatch.of(2)))).isEqualTo("unchanged 1");
        assertThat(rows()).isEqualTo(rowsOf(DayBatch.of(2)));
    }

    @Test
    void pushes_at_the_same_time_end_with_each_day_once() throws Exception {
        List<Callable<String>> pushes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            DayBatch day = DayBatch.of(5).on(LocalDate.of(2026, 3, 1 + i % 4));
            pushes.add(() -> told(google.sink().write(day)));
        }
        ExecutorService clients = Executors.newFixedThreadPool(4);
        List<String> outcomes = new ArrayList<>();
        try {
            for (Future<String> push : clients.invokeAll(pushes)) {
                outcomes.add(push.get());
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(outcomes).allMatch(o -> o.startsWith("written 1 +5") || o.equals("unchanged 1"), "" + outcomes);
        assertThat(rows()).hasSize(20);
        assertThat(google.rows("Payments").stream().distinct()).hasSize(20);
        assertThat(google.rows("_tillwatch_staging")).isEmpty();
    }

    @Test
    void a_push_that_began_before_another_one_ended_does_not_overwrite_it() {
        Asked asked = new Asked(google);
        ObjectNode commit = Asked.work("commit");
        assertThat(asked.post(asked.signed(Asked.work("begin").toString()))).isEqualTo("send");
        assertThat(told(push(payment(1, 500)))).isEqualTo("written 1 +1 ~0 -0");
        assertThat(asked.post(asked.signed(commit.toString()))).isEqualTo("stale");
        assertThat(rows()).containsExactly("order-00001 500");
    }

    @Test
    void what_another_execution_writes_while_this_one_waits_for_the_lock_is_seen() {
        push(payment(1, 100));
        String other = google.bodies.get(google.bodies.size() - 1);
        google.engine.eval("(__other = " + ScriptEngine.quoted(other) + ")");
        google.changing(body -> {
            if (body.contains("\\\"op\\\":\\\"commit\\\"")) {
                google.engine.eval("(__beforeLock = () => __type('Payments', 2, 6, 77), true)");
            }
            return body;
        });
        assertThat(told(push(payment(1, 200), payment(2, 300)))).startsWith("written 2 +1 ~1 -0");
        assertThat(rows()).containsExactly("order-00001 200", "order-00002 300");
    }

    @Test
    void ten_thousand_rows_arrive_in_parts_and_their_totals_are_those_of_the_export() {
        DayBatch day = DayBatch.of(10_000);
        assertThat(told(push(day))).isEqualTo("written 1 +10000 ~0 -0");
        assertThat(google.bodies).hasSize(22).allMatch(body -> body.length() < 1_000_000);
        assertThat(rows()).isEqualTo(rowsOf(day));
        assertThat(google.rows("_tillwatch_staging")).isEmpty();
    }

    @Test
    void a_push_that_was_cut_off_goes_on_where_it_was() {
        DayBatch day = DayBatch.of(1200);
        google.changing(body -> body.contains("\\\"chunk\\\":2") ? "cut off" : body);
        assertThat(told(push(day))).startsWith("rejected: Google Sheet: the script could not read the request");
        google.changing(body -> body);
        google.bodies.clear();
        assertThat(told(push(day))).isEqualTo("written 1 +1200 ~0 -0");
        assertThat(google.bodies).hasSize(3);
        assertThat(rows()).isEqualTo(rowsOf(day));
    }

    @Test
    void a_corrected_day_takes_the_place_of_what_was_there_and_touches_no_other_day() {
        DayBatch before = DayBatch.of(2).on(LocalDate.of(2026, 2, 28));
        DayBatch after = DayBatch.of(2).on(LocalDate.of(2026, 3, 2));
        push(before);
        push(payment(1, 100), payment(2, 200), payment(3, 300));
        push(after);
        google.engine.eval("(__book().getSheetByName('Payments').maxColumns = 30)");
        google.engine.eval("__type('Payments', 1, 28, 'Remarque')");
        google.engine.eval("__type('Payments', 6, 28, 'appelé le client')");

        assertThat(told(push(payment(2, 200), payment(3, 333), payment(4, 400))))
                .isEqualTo("written 2 +1 ~1 -1");
        assertThat(rows())
                .containsExactly(
                        "order-00001 1000",
                        "order-00002 2000",
                        "order-00002 200",
                        "order-00003 333",
                        "order-00004 400",
                        "order-00001 1000",
                        "order-00002 2000");
        assertThat(google.rows("Payments").get(3)).endsWith("appelé le client");
        assertThat(told(push(before))).isEqualTo("unchanged 1");
        assertThat(told(push(after))).isEqualTo("unchanged 1");
        assertThat(google.rows("Tillwatch").get(1).subList(0, 10))
                .containsExactly(
                        "2026-03-01",
                        "boutique-akwa",
                        "Payments",
                        "DONE",
                        "2",
                        "3",
                        "1",
                        "1",
                        "1",
                        "cash SUCCEEDED: 1, XAF 333; mtn_momo SUCCEEDED: 2, XAF 600");
    }

    @Test
    void a_sheet_that_people_sort_and_copy_in_is_put_right_by_its_keys() {
        push(payment(1, 100), payment(2, 200), payment(3, 300));
        google.engine.eval("__book().getSheetByName('Payments').cells.splice(1, 3, ..."
                + "[3, 1, 2, 3, 1].map(i => __book().getSheetByName('Payments').cells[i].map(c => ({...c}))))");
        assertThat(rows()).hasSize(5);
        assertThat(told(push(payment(1, 111), payment(2, 200), payment(3, 300))))
                .isEqualTo("written 2 +0 ~1 -0");
        assertThat(rows()).containsExactly("order-00003 300", "order-00001 111", "order-00002 200");
    }

    @Test
    void a_day_that_becomes_empty_leaves_no_row() {
        push(DayBatch.of(3));
        assertThat(told(push())).isEqualTo("written 2 +0 ~0 -3");
        assertThat(rows()).isEmpty();
        assertThat(told(push(DayBatch.of(2)))).isEqualTo("written 3 +2 ~0 -0");
    }

    @Test
    void a_correction_that_is_taken_back_is_a_revision_of_its_own() {
        push(payment(1, 100));
        push(payment(1, 200));
        assertThat(told(push(payment(1, 100)))).isEqualTo("written 3 +0 ~1 -0");
        assertThat(rows()).containsExactly("order-00001 100");
    }

    @Test
    void a_quota_error_at_any_step_loses_and_doubles_nothing() {
        DayBatch other = DayBatch.of(2).on(LocalDate.of(2026, 2, 28));
        List<OrderPayment> corrected = List.of(payment(2, 222), payment(4, 400), payment(5, 500));
        int failures = 0;
        for (int step = 1; step < 60; step++) {
            google.close();
            google = GoogleStandIn.setUp(google.engine);
            push(other);
            push(payment(1, 100), payment(2, 200), payment(3, 300));
            google.engine.eval("(__mutations = 0, __failAt = " + step + ", __failEvery = true)");
            String outcome = told(push(new DayBatch(DayBatch.DATE, corrected)));
            google.engine.eval("(__failAt = 0, true)");
            if (outcome.startsWith("written")) {
                break;
            }
            failures++;
            assertThat(outcome)
                    .as("step %d", step)
                    .isEqualTo("deferred: Google Sheet: Google stopped the script (\"Service invoked too many times for"
                            + " one day: spreadsheets.\"); push again, nothing will be doubled");
            assertThat(rows()).as("step %d", step).contains("order-00001 1000", "order-00002 2000");
            String again = told(push(new DayBatch(DayBatch.DATE, corrected)));
            assertThat(again).as("step %d", step).matches("written 2 .*|unchanged 2");
            assertThat(rows())
                    .as("step %d", step)
                    .containsExactly(
                            "order-00001 1000",
                            "order-00002 2000",
                            "order-00002 222",
                            "order-00004 400",
                            "order-00005 500");
        }
        assertThat(failures).isGreaterThan(8);
    }

    @Test
    void a_day_that_was_stopped_in_the_middle_says_so_to_whoever_looks() {
        push(DayBatch.of(2));
        google.engine.eval("(__mutations = 0, __failAt = 8, __failEvery = true)");
        assertThat(told(push(payment(1, 1), payment(7, 7)))).startsWith("deferred: ");
        google.engine.eval("(__failAt = 0, true)");
        assertThat(google.rows("Tillwatch").get(0).get(3)).isEqualTo("UNFINISHED: push this day again");
        SheetComparison comparison = google.sink().compare(DayBatch.of(payment(1, 1), payment(7, 7)));
        assertThat(comparison.<List<String>>fold(
                        s -> List.of(),
                        d -> d.differences().stream().map(Object::toString).toList(),
                        u -> List.of()))
                .contains("2026-03-01: a push of this day was stopped in the middle; push it again");
    }

    @Test
    void ragged_rows_write_nothing() {
        Asked asked = new Asked(google);
        List<String> row = new ArrayList<>(Collections.nCopies(PaymentColumns.NAMES.size(), "x"));
        asked.post(asked.signed(Asked.work("begin").toString()));
        String world = google.engine.eval("__world()").asText();
        for (List<List<String>> rows : List.of(
                List.of(row, row.subList(0, 5)),
                List.of(row.subList(0, 5), row),
                List.<List<String>>of(List.of()),
                List.<List<String>>of())) {
            String body = asked.signed(Asked.withRows(Asked.work("rows"), rows).toString());
            assertThat(asked.post(body)).isEqualTo("bad-request");
        }
        assertThat(google.engine.eval("__world()").asText()).isEqualTo(world);
    }
}
