package io.tillwatch.gas;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.payment.PaymentColumns;
import io.tillwatch.payment.PaymentSink;
import io.tillwatch.testkit.PaymentSinkContract;
import io.tillwatch.testkit.StoredPayment;
import io.tillwatch.time.BusinessDay;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Over real HTTP with two hops, against the script that is shipped. */
class GoogleSheetSinkContractTest extends PaymentSinkContract {
    private static final ScriptEngine ENGINE = ScriptEngine.graal(ScriptEngine.shipped());

    private GoogleStandIn google;

    @BeforeEach
    void open() {
        google = GoogleStandIn.setUp(ENGINE);
    }

    @AfterAll
    static void end() {
        ENGINE.close();
    }

    @AfterEach
    void close() {
        assertThat(google.violations()).isEmpty();
        google.close();
    }

    @Override
    protected PaymentSink sink() {
        return google.sink();
    }

    @Override
    protected List<StoredPayment> stored(String shop, BusinessDay day) {
        return google.rows("Payments").stream()
                .filter(row -> cell(row, "shop").equals(shop)
                        && cell(row, "business_date").equals(day.date().toString()))
                .map(row -> new StoredPayment(
                        cell(row, "order_id"),
                        Integer.parseInt(cell(row, "attempt")),
                        Long.parseLong(cell(row, "paid_minor")),
                        cell(row, "order_number")))
                .toList();
    }

    private static String cell(List<String> row, String name) {
        int at = PaymentColumns.NAMES.indexOf(name);
        return at < row.size() ? row.get(at) : "";
    }

    /** Somebody renamed a column. */
    @Override
    protected void refuse() {
        google.engine.eval("__type('Payments', 1, 3, 'Opérateur')");
    }

    /** Another execution has the lock. */
    @Override
    protected void putOff() {
        google.engine.eval("(__lockBusy = true)");
    }
}
