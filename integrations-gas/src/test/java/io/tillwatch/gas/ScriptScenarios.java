package io.tillwatch.gas;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentColumns;
import io.tillwatch.payment.SinkResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** The shipped script in a real engine, asked over HTTP as it is at Google's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScriptScenarios {
    private ScriptEngine engine;
    GoogleStandIn google;

    /** An engine with the sources. */
    abstract ScriptEngine start(List<String> sources) throws Exception;

    @BeforeAll
    final void start() throws Exception {
        engine = start(ScriptEngine.shipped());
    }

    @AfterAll
    final void end() {
        if (engine != null) {
            engine.close();
        }
    }

    @BeforeEach
    final void setUp() {
        google = GoogleStandIn.setUp(engine);
    }

    @AfterEach
    final void nothingWrittenWithoutTheLockNorReleasedBeforeAFlush() {
        assertThat(google.violations()).isEmpty();
        google.close();
    }

    final SinkResult push(DayBatch day) {
        return google.sink().write(day);
    }

    final SinkResult push(OrderPayment... payments) {
        return push(DayBatch.of(payments));
    }

    static OrderPayment payment(int number, long paid) {
        return DayBatch.payment(number, paid, "CMD-" + number);
    }

    /** What happened, in a word and a reason. */
    static String told(SinkResult result) {
        return result.fold(
                w -> "written " + w.revision() + " +" + w.changes().added() + " ~"
                        + w.changes().changed() + " -" + w.changes().removed()
                        + (w.notices().isEmpty() ? "" : " " + w.notices()),
                u -> "unchanged " + u.revision(),
                d -> "deferred: " + d.reason(),
                r -> "rejected: " + r.reason());
    }

    /** Order and amount of each row under the header. */
    final List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (List<String> row : google.rows("Payments")) {
            rows.add(cell(row, "order_id") + " " + cell(row, "paid_minor"));
        }
        return rows;
    }

    static List<String> rowsOf(DayBatch day) {
        return day.payments().stream()
                .map(p -> p.orderId() + " " + p.paid().minorUnits())
                .toList();
    }

    static String cell(List<String> row, String name) {
        int at = PaymentColumns.NAMES.indexOf(name);
        return at < row.size() ? row.get(at) : "";
    }
}
