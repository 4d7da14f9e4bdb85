package io.tillwatch.export.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.Reading;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.settings.Problems;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Types of columns, and what is read of them. */
class JdbcValuesTest {
    private static final String CREATED = ", timestamptz '2026-03-01 08:00:00+01' AS created, 'paid' AS status";

    private static OrderMapping mapping(String order, String rest) {
        Problems problems = new Problems();
        return OrderMapping.parse("mapping.json", """
                        {"mapping": 1, "name": "sample",
                         "order": {"id": "id", "due": "due", "currency": "currency", "created": "created"%s},
                         "payment": {"status": {"from": "status", "words": {"paid": "SUCCEEDED", "1": "FAILED"}},
                                     "provider": {"from": "status", "words": {"paid": "cash"}}}%s}
                        """.formatted(order, rest), problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
    }

    private static JdbcOrderSourceBuilder source(OrderMapping mapping, String query) {
        return JdbcOrderSource.builder(TestPostgres.with().source(), mapping).query(query);
    }

    private static Reading read(String query) {
        return Reading.of(source(mapping("", ""), query).build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numeric(20,6) '99.980000' | USD | 9998",
                "numeric '1E3' | XAF | 1000",
                "bigint '12' | XAF | 12",
                "smallint '12' | USD | 1200",
                "double precision '99.98' | USD | 9998",
                "real '19.99' | USD | 1999",
                "text '99.980' | USD | 9998",
                "numeric '1234.567' | TND | 1234567",
            })
    void amounts_are_read_exactly(String due, String currency, long minorUnits) {
        Reading reading = read("SELECT 1 AS id, " + due + " AS due, '" + currency + "' AS currency" + CREATED);
        assertThat(reading.payments()).extracting(p -> p.due().minorUnits()).containsExactly(minorUnits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numeric '99.985' | USD | AMOUNT_NOT_IN_CURRENCY: the amount 99.985 cannot be said in USD (field due)",
                "numeric '0.5' | XAF | AMOUNT_NOT_IN_CURRENCY: the amount 0.5 cannot be said in XAF (field due)",
                "numeric 'NaN' | XAF | AMOUNT_UNREADABLE: the amount \"NaN\" is not a number (field due)",
                "double precision 'Infinity' | XAF | AMOUNT_UNREADABLE: the amount \"Infinity\" is not a number (field due)",
                "double precision '0.1' + 0.2 | USD |"
                        + " AMOUNT_NOT_IN_CURRENCY: the amount 0.30000000000000004 cannot be said in USD (field due)",
                "1e30::float8 | XAF | AMOUNT_NOT_IN_CURRENCY: the amount 1.0E+30 cannot be said in XAF (field due)",
                "money '12' | USD | AMOUNT_UNREADABLE: the amount \"$12.00\" is not a number (field due)",
                "-5 | XAF | AMOUNT_NEGATIVE: the amount -5 is below 0 (field due)",
                "true | XAF | AMOUNT_UNREADABLE: the amount \"true\" is not a number (field due)",
                "NULL::numeric | XAF | AMOUNT_MISSING: there is no amount (field due)",
            })
    void what_does_not_fit_goes_to_quarantine_and_is_never_rounded(String due, String currency, String reason) {
        Reading reading = read("SELECT 1 AS id, " + due + " AS due, '" + currency + "' AS currency" + CREATED);
        assertThat(reading.payments()).isEmpty();
        assertThat(reading.rejected())
                .extracting(r -> r.reasons().get(0).in(Locale.ENGLISH))
                .containsExactly(reason);
    }

    private static Reading created(String time, String zone) {
        JdbcOrderSourceBuilder source = source(
                mapping("", ""),
                "SELECT 'a' AS id, 1 AS due, 'XAF' AS currency, 'paid' AS status, " + time + " AS created");
        return Reading.of((zone.isEmpty() ? source : source.zone(ZoneId.of(zone))).build());
    }

    @ParameterizedTest
    @CsvSource({
        "timestamptz '2026-03-01 08:00:00+01', '', 2026-03-01T07:00:00Z",
        "timestamptz '2026-03-01 08:00:00+01', Africa/Douala, 2026-03-01T07:00:00Z",
        "timestamp '2026-03-01 08:00:00.123', UTC, 2026-03-01T08:00:00.123Z",
        "timestamp '2026-03-01 08:00:00', Africa/Douala, 2026-03-01T07:00:00Z",
        "timestamp '2026-07-01 08:00:00', Europe/Paris, 2026-07-01T06:00:00Z",
        "text '2026-03-01T08:00:00+01:00', '', 2026-03-01T07:00:00Z",
    })
    void times_are_instants(String time, String zone, Instant expected) {
        assertThat(created(time, zone).payments())
                .extracting(p -> p.times().createdAt())
                .containsExactly(expected);
    }

    /** In the night of 25 October 2026, 02:30 comes twice in Paris; on 29 March it does not come. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamp '2026-10-25 02:30:00'",
                "timestamp '2026-03-29 02:30:00'",
                "timestamp 'infinity'",
                "timestamptz 'infinity'",
                "date '2026-03-01'",
                "1772352000",
            })
    void a_time_that_is_not_one_instant_goes_to_quarantine(String time) {
        assertThat(created(time, "Europe/Paris").rejected())
                .extracting(r -> r.reasons().get(0).in(Locale.ENGLISH))
                .allMatch(reason -> reason.startsWith("TIME_UNREADABLE: "))
                .hasSize(1);
    }

    @Test
    void a_time_without_zone_is_refused_as_long_as_nobody_says_where_it_was() {
        Reading reading = created("timestamp '2026-03-01 08:00:00'", "");
        assertThat(reading.failure())
                .isEqualTo("the database: the column created keeps times without a zone; say in which zone they are");
        assertThat(reading.failure(Locale.FRENCH))
                .isEqualTo("la base de données : la colonne created contient des heures sans fuseau ;"
                        + " dites dans quel fuseau elles sont");
    }

    @Test
    void rows_of_nulls_are_rejected_with_all_reasons_and_nothing_else_stops() {
        Reading reading = read("SELECT NULL::text AS id, NULL::numeric AS due, NULL::text AS currency,"
                + " NULL::timestamptz AS created, NULL::text AS status"
                + " UNION ALL SELECT 'b', 5, 'XAF', now(), NULL");
        assertThat(reading.ids()).containsExactly("b");
        assertThat(reading.payments().get(0).status()).hasToString("UNKNOWN");
        assertThat(reading.rejected()).hasSize(1);
        assertThat(reading.rejected().get(0).reasons())
                .extracting(reason -> reason.in(Locale.ENGLISH).split(":", 2)[0])
                .containsExactly("ID_MISSING", "CURRENCY_MISSING", "AMOUNT_MISSING", "TIME_MISSING");
        assertThat(reading.rejected().get(0).raw())
                .isEqualTo("{\"id\":null,\"due\":null,\"currency\":null,\"created\":null,\"status\":null}");
    }

    @Test
    void columns_are_found_although_the_database_folds_their_names_and_json_is_what_it_holds() {
        OrderMapping mapping = mapping(
                ", \"customer-key\": \"meta.buyer.id\", \"fulfilment\": \"Tracking.State\"",
                ", \"attempts\": {\"list\": \"payments\", \"amount\": \"sum\","
                        + " \"status\": {\"from\": \"state\", \"words\": {\"ok\": \"SUCCEEDED\"}},"
                        + " \"provider\": {\"from\": \"by\", \"words\": {}}}");
        Reading reading = Reading.of(source(
                        mapping,
                        "SELECT 'a' AS ID, 30 AS Due, 'XAF' AS Currency, now() AS CREATED, 'paid' AS status,"
                                + " '{\"buyer\": {\"id\": 7}}'::jsonb AS meta, 'sent' AS \"Tracking.State\","
                                + " '[{\"sum\": 10.0, \"state\": \"ok\", \"by\": \"wave\"},"
                                + "   {\"sum\": 20, \"state\": \"ok\", \"by\": \"cash\"}]'::json AS payments")
                .build());
        assertThat(reading.payments())
                .extracting(OrderPayment::provider, p -> p.paid().minorUnits())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("wave", 10L),
                        org.assertj.core.groups.Tuple.tuple("cash", 20L));
        assertThat(reading.payments().get(0).details().fulfilment()).isEqualTo("sent");
        assertThat(reading.payments().get(0).details().customerKey()).isEqualTo("7");
    }

    /** A shop that keeps nothing but references such as ORD-7-20260301080000-a1b2c3. */
    @Test
    void the_order_can_stand_within_a_composite_reference() {
        String pattern = "\"(ORD-\\\\d+)-\\\\d{14}-[0-9a-f]{6}\"";
        OrderMapping mapping = mapping(
                ", \"id-pattern\": " + pattern + ", \"number\": \"id\", \"number-pattern\": \"ORD-(\\\\d+)-.*\"",
                ", \"attempts\": {\"list\": \"p\", \"amount\": \"sum\", \"ref\": \"ref\","
                        + " \"status\": {\"from\": \"state\", \"words\": {\"ko\": \"FAILED\", \"ok\": \"SUCCEEDED\"}},"
                        + " \"provider\": {\"from\": \"state\", \"words\": {\"ko\": \"wave\", \"ok\": \"wave\"}}}");
        Reading reading = Reading.of(source(
                        mapping,
                        "SELECT r AS id, 50 AS due, 'XOF' AS currency, timestamptz 'epoch' AS created, 'paid' AS status,"
                                + " 50 AS \"p.sum\", r AS \"p.ref\", s AS \"p.state\" FROM (VALUES"
                                + " ('ORD-7-20260301080000-a1b2c3', 'ko'), ('ORD-8-20260301080500-0a0b0c', 'ok'),"
                                + " ('gift card', 'ok')) AS t (r, s)")
                .build());
        assertThat(reading.payments())
                .extracting(p -> p.orderId() + " " + p.details().orderNumber() + " " + p.providerRef())
                .containsExactly("ORD-7 7 ORD-7-20260301080000-a1b2c3", "ORD-8 8 ORD-8-20260301080500-0a0b0c");
        assertThat(reading.rejected().get(0).reasons().get(0).in(Locale.ENGLISH))
                .isEqualTo(
                        "ID_NOT_WITHIN: \"gift card\" holds no id of the order as the mapping's pattern says (field id)");
    }
}
