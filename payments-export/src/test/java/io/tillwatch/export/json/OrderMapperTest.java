package io.tillwatch.export.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each mapping makes of an order: statuses, money forms, instalments, several payments, fall-backs. */
class OrderMapperTest {
    private static final String AT = "\"createdAt\":\"2026-03-01T08:00:00Z\"";

    @TempDir
    Path work;

    private final List<OrderPayment> payments = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<String> raw = new ArrayList<>();

    private SourceResult read(OrderMapping mapping, String currency, String json) {
        payments.clear();
        reasons.clear();
        try {
            Path file = Files.writeString(work.resolve("answer.json"), json);
            return SavedAnswer.of(file, mapping, CurrencyUnit.of(currency)).read(new OrderReceiver() {
                @Override
                public void order(List<OrderPayment> attempts) {
                    payments.addAll(attempts);
                }

                @Override
                public void rejected(RejectedRecord record) {
                    raw.add(record.raw());
                    record.reasons().forEach(reason -> reasons.add(reason.toString()));
                }
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String agriPoint(String fields) {
        read(OrderMapping.ready("agri-point"), "XAF", "{\"orders\":[{\"_id\":\"a\"," + AT + "," + fields + "}]}");
        return seen();
    }

    private String rachelFoods(String fields) {
        read(OrderMapping.ready("rachelfoods"), "USD", "{\"data\":[{\"id\":\"r\"," + AT + "," + fields + "}]}");
        return seen();
    }

    private String afriGest(String fields) {
        read(OrderMapping.ready("afrigest"), "GNF", "{\"items\":[{\"id\":\"g\"," + AT + "," + fields + "}]}");
        return seen();
    }

    /** Attempt, provider, status, due, paid, refunded and notes of every payment; or why there is none. */
    private String seen() {
        return reasons.isEmpty()
                ? payments.stream()
                        .map(p -> p.attempt() + " " + p.provider() + " " + p.status() + " "
                                + p.due().minorUnits() + "/" + p.paid().minorUnits() + "/"
                                + p.refunded().minorUnits() + p.details().notes())
                        .collect(Collectors.joining("; "))
                : String.join("; ", reasons);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paid            | 1 cash SUCCEEDED 5000/5000/0[PAID_AT_UNKNOWN]",
                "refunded        | 1 cash SUCCEEDED 5000/5000/5000[PAID_AT_UNKNOWN]",
                "pending         | 0 cash PENDING 5000/0/0[]",
                "awaiting_proof  | 0 cash PENDING 5000/0/0[]",
                "failed          | 1 cash FAILED 5000/0/0[]",
                "processing      | 1 cash UNKNOWN 5000/0/0[]",
                "PAID            | 1 cash UNKNOWN 5000/0/0[]"
            })
    void agri_point_statuses(String status, String seen) {
        assertThat(agriPoint("\"total\":5000,\"paymentMethod\":\"cash\",\"paymentStatus\":\"" + status + "\""))
                .isEqualTo(seen);
        assertThat(payments.get(0).details().rawStatus()).isEqualTo(status);
    }

    @Test
    void a_missing_or_null_status_is_pending_and_an_unknown_method_keeps_its_name() {
        assertThat(agriPoint("\"total\":1,\"paymentStatus\":null,\"paymentMethod\":\"Wave\""))
                .isEqualTo("0 wave PENDING 1/0/0[]");
        assertThat(agriPoint("\"total\":1,\"paymentMethod\":\"par chèque\"")).isEqualTo("0 unknown PENDING 1/0/0[]");
        assertThat(agriPoint("\"total\":1")).isEqualTo("0 unknown PENDING 1/0/0[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5000              | 0 unknown PENDING 5000/0/0[]",
                "5000.00           | 0 unknown PENDING 5000/0/0[]",
                "5e3               | 0 unknown PENDING 5000/0/0[]",
                "0                 | 0 unknown PENDING 0/0/0[]",
                "\"5000\"          | 0 unknown PENDING 5000/0/0[]",
                "\" 5000.0 \"      | 0 unknown PENDING 5000/0/0[]",
                "999999999999999999| 0 unknown PENDING 999999999999999999/0/0[]",
                "1000000000000000000 | AMOUNT_NOT_IN_CURRENCY: the amount 1000000000000000000 cannot be said in XAF (field total)",
                "5000.5            | AMOUNT_NOT_IN_CURRENCY: the amount 5000.5 cannot be said in XAF (field total)",
                "1e999999          | AMOUNT_NOT_IN_CURRENCY: the amount 1E+999999 cannot be said in XAF (field total)",
                "1e-999999         | AMOUNT_NOT_IN_CURRENCY: the amount 1E-999999 cannot be said in XAF (field total)",
                "-1                | AMOUNT_NEGATIVE: the amount -1 is below 0 (field total)",
                "\"12 500\"        | AMOUNT_UNREADABLE: the amount \"12 500\" is not a number (field total)",
                "\"12,5\"          | AMOUNT_UNREADABLE: the amount \"12,5\" is not a number (field total)",
                "\"5000 FCFA\"     | AMOUNT_UNREADABLE: the amount \"5000 FCFA\" is not a number (field total)",
                "\"NaN\"           | AMOUNT_UNREADABLE: the amount \"NaN\" is not a number (field total)",
                "\"１２\"           | AMOUNT_UNREADABLE: the amount \"１２\" is not a number (field total)",
                "true              | AMOUNT_UNREADABLE: the amount \"true\" is not a number (field total)",
                "{}                | AMOUNT_UNREADABLE: the amount \"{}\" is not a number (field total)",
                "null              | AMOUNT_MISSING: there is no amount (field total)",
                "\"\"              | AMOUNT_MISSING: there is no amount (field total)"
            })
    void money_is_read_as_written_or_not_at_all(String total, String seen) {
        assertThat(agriPoint("\"total\":" + total)).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({
        "19.98, 1998",
        "80, 8000",
        "0.1, 10",
        "45.5, 4550",
        "99.900, 9990",
        "70368744177664.01, 7036874417766401"
    })
    void decimal_strings_of_varying_scale_are_exact(String total, long minor) {
        rachelFoods("\"totalCost\":\"" + total + "\"");
        assertThat(payments.get(0).due().minorUnits()).isEqualTo(minor);
        rachelFoods("\"totalCost\":" + total);
        assertThat(payments.get(0).due().minorUnits()).isEqualTo(minor);
    }

    @Test
    void the_time_of_payment_falls_back_from_field_to_field() {
        String paid = "\"total\":1,\"paymentStatus\":\"paid\",";
        agriPoint(paid + "\"paymentDetails\":{\"paidAt\":\"2026-03-02T01:00:00+01:00\"},"
                + "\"campostPayment\":{\"validatedAt\":\"2026-03-09T00:00:00Z\"}");
        assertThat(payments.get(0).times().paidAt().orElseThrow()).hasToString("2026-03-02T00:00:00Z");
        agriPoint(
                paid + "\"paymentDetails\":null,\"whatsappPayment\":{\"paymentConfirmedAt\":\"2026-03-03T00:00:00Z\"}");
        assertThat(payments.get(0).times().paidAt().orElseThrow()).hasToString("2026-03-03T00:00:00Z");
        agriPoint(paid + "\"paymentMethod\":\"campost\",\"campostPayment\":{\"validatedAt\":\"2026-03-09T00:00:00Z\"}");
        assertThat(payments.get(0).times().paidAt().orElseThrow()).hasToString("2026-03-09T00:00:00Z");
        assertThat(payments.get(0).proof()).hasToString("MANUAL");
        assertThat(agriPoint(paid + "\"paymentDetails\":{\"paidAt\":\"2026-03-02 01:00\"}"))
                .isEqualTo("TIME_UNREADABLE: \"2026-03-02 01:00\" is not a time with an offset, such as"
                        + " 2026-03-01T08:00:00Z (field paymentDetails.paidAt or whatsappPayment.paymentConfirmedAt or"
                        + " campostPayment.validatedAt)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // order, first, second | what is seen
                "pending | pending | pending | 1 campost PENDING 9225/0/0[INSTALMENTS_SUM_DIFFERS]; 2 campost PENDING 9225/0/0[INSTALMENTS_SUM_DIFFERS]",
                "pending | paid    | pending | 1 campost SUCCEEDED 9225/6300/0[INSTALMENTS_SUM_DIFFERS, PAID_AT_UNKNOWN]; 2 campost PENDING 9225/0/0[INSTALMENTS_SUM_DIFFERS]",
                "pending | paid    | failed  | 1 campost SUCCEEDED 9225/6300/0[INSTALMENTS_SUM_DIFFERS, PAID_AT_UNKNOWN]; 2 campost FAILED 9225/0/0[INSTALMENTS_SUM_DIFFERS]",
                "pending | paid    | paid    | 0 campost PENDING 9225/0/0[INSTALMENTS_DISAGREE]",
                "paid    | paid    | paid    | 1 campost SUCCEEDED 9225/6300/0[INSTALMENTS_SUM_DIFFERS, PAID_AT_UNKNOWN]; 2 campost SUCCEEDED 9225/2700/0[INSTALMENTS_SUM_DIFFERS, PAID_AT_UNKNOWN]",
                "paid    | pending | pending | 1 campost SUCCEEDED 9225/9225/0[INSTALMENTS_DISAGREE, PAID_AT_UNKNOWN]",
                "paid    | paid    | pending | 1 campost SUCCEEDED 9225/9225/0[INSTALMENTS_DISAGREE, PAID_AT_UNKNOWN]",
                "failed  | pending | pending | 1 campost PENDING 9225/0/0[INSTALMENTS_SUM_DIFFERS]; 2 campost PENDING 9225/0/0[INSTALMENTS_SUM_DIFFERS]",
                "failed  | paid    | pending | 1 campost FAILED 9225/0/0[INSTALMENTS_DISAGREE]"
            })
    void instalments_are_attempts_unless_they_contradict_the_order(
            String order, String first, String second, String seen) {
        assertThat(agriPoint("\"total\":9225,\"paymentMethod\":\"campost\",\"paymentStatus\":\"" + order + "\","
                        + "\"installmentPayment\":{\"enabled\":true,\"firstAmount\":6300,\"secondAmount\":2700,"
                        + "\"firstPaymentStatus\":\"" + first + "\",\"secondPaymentStatus\":\"" + second + "\"}"))
                .isEqualTo(seen);
    }

    @Test
    void instalments_that_are_off_null_or_broken() {
        assertThat(agriPoint("\"total\":1,\"installmentPayment\":null")).isEqualTo("0 unknown PENDING 1/0/0[]");
        assertThat(agriPoint("\"total\":1,\"installmentPayment\":{\"enabled\":false,\"firstAmount\":9}"))
                .isEqualTo("0 unknown PENDING 1/0/0[]");
        assertThat(agriPoint("\"total\":1,\"installmentPayment\":{\"enabled\":true,\"firstAmount\":\"x\"}"))
                .isEqualTo(
                        "AMOUNT_UNREADABLE: the amount \"x\" is not a number (field installmentPayment.firstAmount)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null       | []                                     | 0 cod PENDING 20000/0/0[]",
                "\"pending\"| []                                     | 0 unknown PENDING 20000/0/0[]",
                "\"paid\"   | []                                     | 1 unknown SUCCEEDED 20000/20000/0[PAID_WITHOUT_ATTEMPT, PAID_AT_UNKNOWN]",
                "\"paid\"   | [20000]                                | 1 mtn_momo SUCCEEDED 20000/20000/0[]",
                "\"paid\"   | [1]                                    | 1 mtn_momo SUCCEEDED 20000/1/0[ORDER_STATUS_DISAGREES, PAID_SUM_DIFFERS]",
                "\"paid\"   | [15000, 5000]                          | 1 mtn_momo SUCCEEDED 20000/15000/0[]; 2 mtn_momo SUCCEEDED 20000/5000/0[]",
                "\"paid\"   | [20000, 20000]                         | 1 mtn_momo SUCCEEDED 20000/20000/0[PAID_SUM_DIFFERS]; 2 mtn_momo SUCCEEDED 20000/20000/0[PAID_SUM_DIFFERS]",
                "\"failed\" | [20000]                                | 1 mtn_momo SUCCEEDED 20000/20000/0[ORDER_STATUS_DISAGREES]",
                "\"paid\"   | null                                   | 1 unknown SUCCEEDED 20000/20000/0[PAID_WITHOUT_ATTEMPT, PAID_AT_UNKNOWN]"
            })
    void several_payments_of_one_order(String status, String amounts, String seen) {
        String payments = amounts.replaceAll(
                "(\\d+)",
                "{\"provider\":\"mtn_momo\",\"status\":\"succeeded\",\"amount\":\"$1\",\"currency\":\"GNF\","
                        + "\"createdAt\":\"2026-03-01T09:00:00Z\"}");
        assertThat(afriGest("\"total\":\"20000\",\"currency\":\"GNF\",\"paymentStatus\":" + status + ",\"payments\":"
                        + payments))
                .isEqualTo(seen);
    }

    @Test
    void currencies_are_read_checked_and_never_mixed() {
        assertThat(afriGest("\"total\":\"1\",\"currency\":\"eur\"")).isEqualTo("0 cod PENDING 100/0/0[]");
        assertThat(afriGest("\"total\":\"1\",\"currency\":\"FCFA\""))
                .isEqualTo("CURRENCY_UNKNOWN: \"FCFA\" is not a currency of ISO 4217 (field currency)");
        assertThat(afriGest("\"total\":\"1\",\"currency\":\"GNF\",\"payments\":[{\"amount\":\"1\",\"currency\":\"EUR\","
                        + "\"status\":\"succeeded\",\"provider\":\"stripe\"}]"))
                .isEqualTo("CURRENCY_DIFFERS: a payment is in EUR, its order in GNF");
    }

    @Test
    void two_statuses_of_one_order_that_contradict_each_other_are_told() {
        assertThat(rachelFoods("\"totalCost\":\"1\",\"paymentMethod\":\"PREPAID\",\"paymentStatus\":\"PENDING\","
                        + "\"status\":\"PAID\",\"paidAt\":\"2026-03-01T09:00:00Z\""))
                .isEqualTo("1 unknown PENDING 100/0/0[ORDER_STATUS_DISAGREES]");
        assertThat(agriPoint(
                        "\"total\":1,\"paymentStatus\":\"paid\",\"status\":\"cancelled\",\"paymentMethod\":\"mtn\","
                                + "\"paymentDetails\":{\"paidAt\":\"2026-03-01T09:00:00Z\"}"))
                .isEqualTo("1 mtn_momo SUCCEEDED 1/1/0[PAID_BUT_CANCELLED]");
    }

    @Test
    void everything_that_is_wrong_with_an_order_is_told() {
        read(OrderMapping.ready("agri-point"), "XAF", "{\"orders\":[{\"total\":\"x\",\"createdAt\":\"y\"},7,null]}");
        assertThat(reasons)
                .containsExactly(
                        "ID_MISSING: the order has no id (field _id)",
                        "AMOUNT_UNREADABLE: the amount \"x\" is not a number (field total)",
                        "TIME_UNREADABLE: \"y\" is not a time with an offset, such as 2026-03-01T08:00:00Z (field"
                                + " createdAt)",
                        "NOT_AN_ORDER: this is not an object",
                        "NOT_AN_ORDER: this is not an object");
    }

    @Test
    void an_answer_that_says_it_is_not_whole_is_refused() {
        String reason = read(
                        OrderMapping.ready("rachelfoods"),
                        "USD",
                        "{\"data\":[{\"id\":1,\"totalCost\":1," + AT + "}],\"pagination\":{\"total\":31,\"page\":1}}")
                .fold(complete -> "complete", failed -> failed.reason().toString());

        assertThat(reason).endsWith("answer.json: the answer holds 1 of 31 orders: save all pages");
    }

    @Test
    void the_number_of_orders_is_seen_beside_a_nested_list_too() {
        OrderMapping mapping = OrderMapping.parse(
                        "mine.json",
                        "{\"mapping\":1,\"name\":\"mine\",\"list\":\"result.orders\",\"count\":\"result.n\","
                                + "\"order\":{\"id\":\"ref\",\"due\":\"sum\",\"created\":\"at\"},\"payment\":{\"status\":"
                                + "{\"from\":\"s\"},\"provider\":{\"from\":\"v\"}}}",
                        new Problems())
                .orElseThrow();

        for (String json : List.of("{\"result\":{\"n\":5,\"orders\":[]}}", "{\"result\":{\"orders\":[],\"n\":5}}")) {
            String outcome = read(mapping, "USD", json)
                    .fold(c -> "complete", f -> f.reason().toString());
            assertThat(outcome).endsWith("the answer holds 0 of 5 orders: save all pages");
        }
    }

    @Test
    void a_mapping_of_ones_own_reads_nested_lists_and_minor_units() {
        OrderMapping mapping = OrderMapping.parse(
                        "mine.json",
                        "{\"mapping\":1,\"name\":\"mine\",\"list\":\"result.orders\",\"order\":{\"id\":\"ref\","
                                + "\"due\":\"cents\",\"unit\":\"minor\",\"created\":\"at\",\"customer-phone\":\"tel\"},"
                                + "\"payment\":{\"status\":{\"from\":\"state\",\"words\":{\"ok\":\"SUCCEEDED\"}},"
                                + "\"provider\":{\"from\":\"via\"}}}",
                        new Problems())
                .orElseThrow();

        read(
                mapping,
                "USD",
                "{\"page\":{\"orders\":[]},\"result\":{\"n\":1,\"orders\":[{\"ref\":12,\"cents\":1998,"
                        + "\"at\":\"2026-03-01T08:00:00Z\",\"state\":\"ok\",\"via\":\"wave\",\"tel\":\"6 50 12\"}]}}");

        assertThat(seen()).isEqualTo("1 wave SUCCEEDED 1998/1998/0[PAID_AT_UNKNOWN]");
        assertThat(payments.get(0).orderId()).isEqualTo("12");
        assertThat(payments.get(0).details().customerRef()).isEqualTo("****12");
    }

    @ParameterizedTest
    @CsvSource({
        "'+237 650 12 34 56', 2376****3456",
        "650123456, 6501****3456",
        "65012345, ****45",
        "7, ****7",
        "'', ''",
        "sur place, ''"
    })
    void phone_numbers_lose_their_middle(String phone, String masked) {
        assertThat(PaymentRow.masked(phone)).isEqualTo(masked);
    }

    @Test
    void a_rejected_order_is_kept_with_the_fields_that_are_not_mapped() {
        String order = "{\"_id\":\"a\"," + AT + ",\"total\":\"much\",\"giftMessage\":{\"to\":\"Ama\"}}";
        read(OrderMapping.ready("agri-point"), "XAF", "{\"orders\":[" + order + "]}");

        assertThat(raw).containsExactly(order);
    }
}
