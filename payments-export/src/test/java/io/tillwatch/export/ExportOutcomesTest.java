package io.tillwatch.export;

import static io.tillwatch.export.ExportFixture.exported;
import static io.tillwatch.export.ExportFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.payment.PaymentColumns;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of answer leads to, byte for byte where something is written. */
class ExportOutcomesTest {
    private static final String HEADER = String.join(",", PaymentColumns.NAMES) + "\r\n";

    private static final String PAID = "{\"_id\":\"a1\",\"orderNumber\":\"CMD-1\",\"total\":5000,"
            + "\"paymentMethod\":\"mtn\",\"paymentStatus\":\"paid\",\"status\":\"confirmed\","
            + "\"paymentDetails\":{\"transactionId\":\"TXN-1\",\"paidAt\":\"2026-03-01T22:59:59.999Z\"},"
            + "\"shippingAddress\":{\"phone\":\"+237 650 12 34 56\"},"
            + "\"user\":{\"_id\":\"u1\"},\"createdAt\":\"2026-02-27T08:00:00.000Z\","
            + "\"updatedAt\":\"2026-03-01T23:00:00.500Z\"}";
    private static final String PAID_ROW = "a1,1,mtn_momo,TXN-1,5000,5000,0,XAF,SUCCEEDED,NONE,2026-02-27T08:00:00Z,"
            + "2026-03-01T22:59:59.999Z,,,u1,paid,CMD-1,mtn,confirmed,,0,2376****3456,boutique-akwa,2026-03-01,"
            + "2026-03-01T23:00:00.500Z,,agri-point\r\n";

    @TempDir
    Path work;

    private ExportFixture shop;

    @BeforeEach
    void open() {
        shop = new ExportFixture(work);
    }

    @Test
    void an_empty_list_gives_a_header_and_says_why() {
        ExportReport report =
                exported(shop.agriPoint("{\"orders\":[]}", "2026-03-01")).report();

        assertThat(report.headline()).hasToString("0 orders in the answer");
        assertThat(report.headline().in(Locale.FRENCH)).isEqualTo("0 commande dans la réponse");
        assertThat(report.needsAction()).isFalse();
        assertThat(shop.read("payments-2026-03-01.csv")).isEqualTo(HEADER);
        assertThat(shop.names())
                .containsExactly("SHA256SUMS", "payments-2026-03-01.csv", "payments-2026-03-01.manifest.json");
    }

    @Test
    void orders_of_other_days_give_a_header_and_say_of_which() {
        ExportReport report = exported(shop.agriPoint("{\"orders\":[" + PAID + "]}", "2026-03-05"))
                .report();

        assertThat(report.headline())
                .hasToString("1 order in the answer, 0 on 2026-03-05 (first 2026-03-01, last 2026-03-01)");
        assertThat(report.headline().in(Locale.FRENCH))
                .isEqualTo(
                        "1 commande dans la réponse, 0 le 2026-03-05 (première le 2026-03-01, dernière le 2026-03-01)");
        assertThat(report.needsAction()).isFalse();
        assertThat(shop.read("payments-2026-03-05.csv")).isEqualTo(HEADER);
    }

    @Test
    void a_paid_order_is_on_the_day_of_its_payment_in_the_zone_of_the_shop() {
        ExportReport report = exported(shop.agriPoint("{\"orders\":[" + PAID + "]}", "2026-03-01"))
                .report();

        assertThat(report.headline()).hasToString("1 order in the answer, 1 on 2026-03-01");
        assertThat(report.notices()).isEmpty();
        assertThat(shop.read("payments-2026-03-01.csv")).isEqualTo(HEADER + PAID_ROW);
    }

    @Test
    void an_order_that_cannot_be_read_goes_to_quarantine_and_the_rest_is_written() {
        String broken = "{\"_id\":\"b2\",\"total\":\"12 500\",\"createdAt\":\"2026-03-01T10:00:00Z\"}";

        ExportReport report = exported(shop.agriPoint("{\"orders\":[" + broken + "," + PAID + "]}", "2026-03-01"))
                .report();

        assertThat(report.needsAction()).isTrue();
        assertThat(report.headline()).hasToString("2 orders in the answer, 1 on 2026-03-01");
        assertThat(report.notices())
                .extracting(Object::toString)
                .containsExactly("1 record could not be read and is in quarantine");
        assertThat(shop.read("payments-2026-03-01.csv")).isEqualTo(HEADER + PAID_ROW);
        assertThat(shop.read("payments-2026-03-01.quarantine.csv"))
                .isEqualTo("position,reason,raw\r\n"
                        + "orders[0],\"AMOUNT_UNREADABLE: the amount \"\"12 500\"\" is not a number (field total)\","
                        + "\"" + broken.replace("\"", "\"\"") + "\"\r\n");
    }

    @Test
    void an_order_without_a_readable_date_is_in_quarantine_on_every_day() {
        String undated = "{\"orders\":[{\"_id\":\"c3\",\"total\":1,\"createdAt\":\"01/03/2026\"}]}";

        for (String day : new String[] {"2026-03-01", "2026-03-09"}) {
            ExportReport report = exported(shop.agriPoint(undated, day)).report();
            assertThat(report.headline()).hasToString("1 order in the answer, 0 on " + day);
            assertThat(report.notices())
                    .extracting(Object::toString)
                    .containsExactly(
                            "1 record could not be read and is in quarantine",
                            "1 of them has no readable date and will be reported for every day");
        }
        assertThat(shop.rows("payments-2026-03-09.quarantine.csv").get(0))
                .containsEntry(
                        "reason",
                        "TIME_UNREADABLE: \"01/03/2026\" is not a time with an offset, such as 2026-03-01T08:00:00Z"
                                + " (field createdAt)");
    }

    @Test
    void a_status_that_is_not_known_is_written_as_unknown_and_told() {
        String odd = PAID.replace("\"paid\"", "\"processing\"");

        ExportReport report = exported(shop.agriPoint("{\"orders\":[" + odd + "]}", "2026-02-27"))
                .report();

        assertThat(report.needsAction()).isTrue();
        assertThat(report.notices())
                .extracting(Object::toString)
                .containsExactly("1 row has a status that the mapping does not know: processing");
        assertThat(shop.read("payments-2026-02-27.csv"))
                .isEqualTo(HEADER
                        + PAID_ROW.replace(",5000,5000,0,XAF,SUCCEEDED", ",5000,0,0,XAF,UNKNOWN")
                                .replace(",u1,paid,", ",u1,processing,")
                                .replace("boutique-akwa,2026-03-01", "boutique-akwa,2026-02-27"));
    }

    @Test
    void anything_but_the_expected_list_is_refused_and_nothing_is_written() {
        assertThat(refusal("[]")).isEqualTo("the answer is not a list of orders: expected {\"orders\":[…]}, found […]");
        assertThat(refusal("{\"orders\":{}}"))
                .isEqualTo("the answer is not a list of orders: expected {\"orders\":[…]}, found {\"orders\":{…}}");
        assertThat(refusal("{\"error\":\"Non autorisé\"}"))
                .isEqualTo("the answer is not a list of orders: expected {\"orders\":[…]}, found {\"error\":…}");
        assertThat(refusal("<!DOCTYPE html><html><body>Connexion</body></html>"))
                .isEqualTo("the answer is not JSON (line 1, column 1)");
        assertThat(refusal("{\"orders\":[" + PAID + ",\n{\"_id\":\"z"))
                .isEqualTo("the answer is cut off: it ends within a value on line 2, after 1 whole order");
        assertThat(refusal("{\"orders\":[" + PAID + "]")).startsWith("the answer is cut off");
        assertThat(refusal("{\"orders\":[" + PAID + ",\n{\"_id\":\"z\",\"total\":1e99999999999}]}"))
                .isEqualTo("the answer has a number with too large an exponent (line 2, column 20)");
        // An order far behind what is read at once, which is looked into beside the reading.
        assertThat(refusal("{\"orders\":[" + (PAID + ",\n").repeat(3_000) + "{\"_id\":\"z\",\"total\":5O00}]}"))
                .matches("the answer is not JSON \\(line 3001, column 2[0-4]\\)");
        assertThat(refusal("{\"orders\":[" + (PAID + ",\n").repeat(3_000) + PAID + "\n" + PAID + "]}"))
                .isEqualTo("the answer is not JSON (line 3002, column 1)");
        assertThat(refusal("")).isEqualTo("the answer is empty");
        assertThat(refusal("{\"orders\":[]}{\"orders\":[]}")).isEqualTo("the answer goes on after its end");
        assertThat(refusal("{\"orders\":[],\"orders\":[]}"))
                .startsWith("the answer has its list of orders more than once");
        assertThat(refusal("null")).startsWith("the answer is not a list of orders");
        assertThat(shop.exports()).doesNotExist();
    }

    @Test
    void a_recorded_exchange_is_read_and_its_status_counts() {
        String exchange = "{\"request\":{\"path\":\"/api/admin/orders\"},\"response\":{\"status\":%s,\"body\":%s}}";

        assertThat(exported(shop.agriPoint(exchange.formatted(200, "{\"orders\":[" + PAID + "]}"), "2026-03-01"))
                        .report()
                        .rows())
                .isEqualTo(1);
        assertThat(exported(shop.agriPoint(exchange.formatted(200, "\"{\\\"orders\\\":[]}\""), "2026-03-02"))
                        .report()
                        .ordersRead())
                .isZero();
        assertThat(refusal(exchange.formatted(200, "\"{\\\"orders\\\":[]} and more\"")))
                .startsWith("the answer ");
        assertThat(refusal(exchange.formatted(401, "{\"error\":\"Token requis\"}")))
                .isEqualTo("the recorded answer has status 401, not 200");
        assertThat(refusal(exchange.formatted(500, "{\"orders\":[]}")))
                .isEqualTo("the recorded answer has status 500, not 200");
    }

    private String refusal(String json) {
        String reason = refused(shop.agriPoint(json, "2026-03-04"));
        String file = work.resolve("answer.json") + ": ";
        assertThat(reason).startsWith(file);
        assertThat(shop.exports().resolve("payments-2026-03-04.csv")).doesNotExist();
        return reason.substring(file.length());
    }
}
