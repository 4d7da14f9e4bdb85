package io.tillwatch.export.json;

import static io.tillwatch.export.json.StandInShop.ORDERS;
import static io.tillwatch.export.json.StandInShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.ExportFixture;
import io.tillwatch.export.ExportResult;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.secret.Secret;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HttpFaultsTest {
    @TempDir
    Path spool;

    @TempDir
    Path work;

    private final FaultyServer server = FaultyServer.start();

    @AfterEach
    void nothing_is_left_behind() throws IOException {
        server.close();
        try (var left = Files.list(spool)) {
            assertThat(left).isEmpty();
        }
    }

    private HttpOrderSourceBuilder source(String mapping) {
        return HttpOrderSource.builder(server.uri(ORDERS + "?key=CANARY-query"), OrderMapping.ready(mapping))
                .currency(CurrencyUnit.of("XAF"))
                .token(Secret.of("CANARY-token"))
                .requestDeadline(Duration.ofMillis(600))
                .spool(spool);
    }

    /** For answers that come: within a deadline that a busy machine can keep. */
    private HttpOrderSourceBuilder patient(String mapping) {
        return source(mapping).requestDeadline(Duration.ofSeconds(20));
    }

    static Object[][] faults() {
        return new Object[][] {
            {Fault.hang(), "no answer within 0.6 s", "pas de réponse en 0.6 s"},
            {
                Fault.hangInBody(),
                "the answer began but was not whole within 0.6 s",
                "la réponse a commencé mais n'était pas entière en 0.6 s"
            },
            {Fault.truncate(), "the answer was cut off before its end", "la réponse a été coupée avant sa fin"},
            {
                Fault.answer(200, "text/html; charset=utf-8", "<!doctype html><title>Connexion</title>"),
                "the answer is a web page, not JSON: perhaps the shop asks for a sign-in",
                "la réponse est une page web, pas du JSON : la boutique demande peut-être une connexion"
            },
            {
                Fault.redirect(302, "https://login.example/"),
                "a redirect leads to an address that may not be followed",
                "une redirection mène à une adresse qui ne peut pas être suivie"
            },
            {
                json(
                        400,
                        "{\"statusCode\":400,\"error\":\"DatabaseException\",\"message\":\"Database error\","
                                + "\"details\":{\"code\":\"P1001\"}}"),
                "answered with status 400: DatabaseException / Database error / P1001",
                "réponse de statut 400 : DatabaseException / Database error / P1001"
            },
            {
                json(500, "{\"error\":\"Erreur serveur\"}"),
                "answered with status 500: Erreur serveur",
                "réponse de statut 500 : Erreur serveur"
            },
            {
                json(503, "{\"error\":\"Service Unavailable\"}", "Retry-After", "5"),
                "answered with status 503: Service Unavailable",
                "réponse de statut 503 : Service Unavailable"
            },
            {Fault.answer(204, "application/json", ""), "answered with status 204", "réponse de statut 204"},
            {Fault.json(""), "the answer is empty", "la réponse est vide"},
            {
                Fault.json("[]"),
                "the answer is not a list of orders: expected {\"orders\":[…]}, found […]",
                "la réponse n'est pas une liste de commandes : attendu {\"orders\":[…]}, trouvé […]"
            },
            {
                Fault.json("{\"response\":{\"body\":{\"orders\":[]}}}"),
                "the answer is not a list of orders: expected {\"orders\":[…]}, found {\"response\":{…}}",
                "la réponse n'est pas une liste de commandes : attendu {\"orders\":[…]}, trouvé {\"response\":{…}}"
            },
            {
                Fault.json("{\"orders\":[{\"_id\":\"1\""),
                "the answer is cut off: it ends within a value on line 1, after 0 whole orders",
                "la réponse est coupée : elle s'arrête dans une valeur à la ligne 1, après 0 commande entière"
            },
            {Fault.large(70_000), "the answer is larger than 65536 bytes", "la réponse dépasse 65536 octets"},
            {Fault.gzipBomb(70_000), "the answer is larger than 65536 bytes", "la réponse dépasse 65536 octets"},
        };
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_a_shop_does_is_a_failure_that_says_what(Fault fault, String english, String french) {
        server.on(ORDERS, fault);
        Reading reading = Reading.of(source("agri-point").maxPageBytes(65_536).build());
        assertThat(reading.failure()).isEqualTo(server.uri(ORDERS) + ": " + english);
        assertThat(reading.failure(Locale.FRENCH)).isEqualTo(server.uri(ORDERS) + " : " + french);
        assertThat(reading.failure()).doesNotContain("CANARY");
    }

    @Test
    void an_answer_of_429_is_waited_for_and_repeated_within_the_deadline() {
        server.on(
                ORDERS,
                json(429, "{\"error\":\"Too many requests\"}", "Retry-After", "0"),
                Fault.json("{\"orders\":[]}"));
        assertThat(Reading.of(source("agri-point").build()).isComplete()).isTrue();
        assertThat(server.received()).hasSize(2);

        server.on(ORDERS, json(429, "{\"error\":\"Too many requests\"}", "Retry-After", "60"));
        assertThat(Reading.of(source("agri-point").build()).failure())
                .isEqualTo(server.uri(ORDERS) + ": answered with status 429: Too many requests");
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void a_shop_that_is_down_is_asked_three_times_and_no_more() {
        server.on(ORDERS, Fault.reset());
        Reading reading = Reading.of(
                source("agri-point").requestDeadline(Duration.ofSeconds(5)).build());
        assertThat(reading.failure()).startsWith(server.uri(ORDERS) + ": the connection was c");
        assertThat(server.received()).hasSizeBetween(3, 6);
    }

    @Test
    void another_tenants_empty_list_is_not_a_shop_without_orders() {
        server.on(ORDERS, Fault.json("{\"items\":[],\"total\":0,\"limit\":50,\"offset\":0,\"tenantId\":\"demo\"}"));
        ExportFixture shop = new ExportFixture(work);
        assertThat(ExportFixture.refused(shop.export(patient("afrigest").build(), "2026-03-01")))
                .isEqualTo(
                        server.uri(ORDERS) + ": there is no order at all in the answer: this is what the shop answers"
                                + " when the tenant (a header such as x-company) is missing or wrong, so it is not taken for a"
                                + " shop without orders");
        assertThat(shop.exports()).doesNotExist();
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void where_the_mapping_expects_it_an_empty_list_is_a_shop_without_orders() {
        server.on(ORDERS, Fault.json("{\"orders\":[]}"));
        ExportResult result =
                new ExportFixture(work).export(patient("agri-point").build(), "2026-03-01");
        assertThat(ExportFixture.exported(result).report().headline()).hasToString("0 orders in the answer");
    }

    @Test
    void a_failed_reading_exports_nothing() {
        server.on(ORDERS, json(401, "{\"error\":\"Non autorisé\"}"));
        ExportFixture shop = new ExportFixture(work);
        assertThat(ExportFixture.refused(shop.export(patient("agri-point").build(), "2026-03-01")))
                .isEqualTo(server.uri(ORDERS) + ": answered with status 401: Non autorisé");
        assertThat(shop.exports()).doesNotExist();
    }

    @Test
    void gives_what_a_saved_answer_gives() {
        server.on(ORDERS, Fault.gzip(ExportFixture.answer("agri-point")));
        ExportFixture shop = new ExportFixture(work);
        ExportFixture.exported(shop.export(patient("agri-point").build(), "2026-03-01"));
        String csv = shop.read("payments-2026-03-01.csv");
        assertThat(shop.agriPoint(ExportFixture.answer("agri-point"), "2026-03-01"))
                .satisfies(result -> assertThat(
                                ExportFixture.exported(result).sink().toString())
                        .startsWith("Unchanged[revision=1"));
        assertThat(shop.read("payments-2026-03-01.csv")).isEqualTo(csv);
    }

    @Test
    void a_whole_reading_has_a_deadline_too() {
        long[] nanos = {0};
        StandInShop shop = new StandInShop().holding(25).inPages();
        shop.valid.add("CANARY-token");
        server.answering(ORDERS, request -> {
            nanos[0] += Duration.ofSeconds(25).toNanos();
            return shop.rachel(shop.slice((StandInShop.parameter(request, "page", 1) - 1) * 5, 5), 1, 5);
        });
        HttpOrderSource source = source("rachelfoods")
                .paging(Paging.pages(5))
                .readDeadline(Duration.ofMinutes(1))
                .ticker(() -> nanos[0])
                .build();
        Reading reading = Reading.of(source);
        assertThat(reading.failure()).isEqualTo("the orders were not read to their end within 60 s");
        assertThat(reading.failure(Locale.FRENCH)).isEqualTo("les commandes n'ont pas été lues jusqu'au bout en 60 s");
        assertThat(server.received()).hasSize(3);
        shop.close();
    }

    @Test
    void an_answer_that_cannot_be_kept_is_told() {
        Reading reading =
                Reading.of(source("agri-point").spool(spool.resolve("none")).build());
        assertThat(reading.failure()).startsWith("the answer could not be kept on disk: NoSuchFileException: ");
        assertThat(reading.failure(Locale.FRENCH))
                .startsWith("la réponse n'a pas pu être gardée sur le disque : NoSuchFileException: ");
        assertThat(server.received()).isEmpty();
    }
}
