package io.tillwatch.agent.command;

import static io.tillwatch.agent.command.StandInShop.ORDERS;
import static io.tillwatch.agent.command.StandInShop.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckSourceTest {
    private static final String OWN = """
            {"reponse": {"total": 2, "ventes": [
              {"cle": "x", "id": 7, "totalAmount": 2500, "created": "2026-03-01T09:00:00Z", "paymentStatus": "paid", "via": "om",
               "client": {"nom": "Awa Ndiaye", "phone": "+237690000021"}},
              {"cle": "y", "id": 8, "totalAmount": 900, "created": "2026-03-01T10:00:00Z", "paymentStatus": "pending", "via": "momo",
               "client": {"nom": "Issa Bello", "phone": "+237690000022"}}]}}""";

    @TempDir
    private Path directory;

    private StandInShop shop;

    @BeforeEach
    void open() {
        shop = new StandInShop(directory);
        shop.guarded(request -> Fault.json(OWN));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Run look(String... options) {
        List<String> args = new ArrayList<>(List.of("export", "check-source"));
        args.addAll(List.of(options));
        return shop.run(args.toArray(String[]::new));
    }

    private Run lookAsOneself(String... options) {
        List<String> args = new ArrayList<>(List.of(
                "--url",
                shop.server.uri(ORDERS + "?key=CANARY-query").toString(),
                "--sign-in",
                shop.server.uri(SIGN_IN).toString(),
                "--email",
                "gerante@boutique.example"));
        args.addAll(List.of(options));
        return look(args.toArray(String[]::new));
    }

    @Test
    void what_it_proposes_exports() {
        Run run = lookAsOneself("--save", "mine.json");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(shop.server.uri(ORDERS) + ": 11 requests\n")
                .contains("access      who does not sign in is answered with status 401\n")
                .contains("list        the orders stand in \"reponse.ventes\": 2 of 2\n")
                .contains("payment.status")
                .endsWith("mapping written: mine.json\n")
                .doesNotContain("CANARY", "gerante", "Awa", "690000");
        assertThat(run.code()).isZero();

        shop.configured("mine.json", "XAF");
        Run export = shop.export();
        assertThat(export.err()).isEmpty();
        assertThat(export.code()).isZero();
        assertThat(shop.column("2026-03-01", "order_id")).containsExactly("7", "8");
        assertThat(shop.column("2026-03-01", "provider")).containsExactly("orange_money", "mtn_momo");
        assertThat(shop.sum("2026-03-01", "paid_minor")).isEqualTo(2500);
    }

    @Test
    void a_document_has_everything_and_nothing_beside_it() throws IOException {
        Files.writeString(directory.resolve("saved.json"), OWN);
        Run run = look("--orders", "saved.json", "--json", "--save", "mine.json");
        JsonNode document = StandInShop.tree(run.out());
        assertThat(document.path("result").asText()).isEqualTo("info");
        assertThat(document.path("requests").asInt()).isZero();
        assertThat(document.path("answer").toString())
                .isEqualTo("{\"status\":200,\"contentType\":\"\",\"list\":\"reponse.ventes\",\"orders\":2,"
                        + "\"total\":2}");
        assertThat(document.path("findings").findValuesAsText("code"))
                .containsExactly("LIST_OF", "PROPOSED", "NO_CURRENCY", "READS");
        assertThat(document.path("fields").get(0).path("certainty").asText()).isEqualTo("sure");
        assertThat(document.path("readyMapping").isNull()).isTrue();
        assertThat(document.path("mapping"))
                .isEqualTo(StandInShop.tree(Files.readString(directory.resolve("mine.json"))));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void looks_at_the_orders_of_the_configuration_and_speaks_french() throws IOException {
        Files.writeString(
                directory.resolve("orders.json"),
                StandInShop.answer("agri-point").toString());
        Files.writeString(directory.resolve("tillwatch.yaml"), """
                version: 1
                shop: {name: Boutique Akwa, zone: Africa/Douala, currency: XAF}
                orders: {source: file, path: orders.json}
                """);
        Run run = look("--lang", "fr");
        assertThat(run.out())
                .contains("la correspondance livrée agri-point convient\n")
                .contains("À VOIR    correspondance  iraient en quarantaine : 1 (AMOUNT_MISSING)\n")
                .endsWith("pour l'exporter : --mapping agri-point\n")
                .doesNotContain("la devise", "Mballa", "@");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void ends_with_3_when_there_are_no_orders_to_be_had() {
        Run run = look("--url", shop.server.uri(ORDERS).toString());
        assertThat(run.out())
                .contains("FAILED  access  answered with status 401: Non autorisé: a sign-in or a token is needed\n");
        assertThat(run.code()).isEqualTo(3);
        assertThat(look("--orders", "none.json").code()).isEqualTo(3);
        assertThat(look("--orders", "none.json", "--json").out()).contains("\"result\" : \"failed\"");
    }

    @Test
    void a_file_that_exists_is_not_written_over_and_nothing_is_asked() throws IOException {
        Files.writeString(directory.resolve("mine.json"), "mine");
        Run run = lookAsOneself("--save", "mine.json");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("--save must name a file that does not exist, but mine.json does\n");
        assertThat(directory.resolve("mine.json")).hasContent("mine");
        assertThat(shop.server.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|--url, --orders or --config must be given: there is no tillwatch.yaml here",
                "--url http://a.example --orders x.json|only one of --config, --url and --orders may be given",
                "--url ftp://a.example|the address (--url) must be http or https, without user and password",
                "--url http://a.example --sign-in http://a.example|--email must be given",
                "--url http://a.example --token-env NONE|the environment variable NONE must be set",
                "--url http://a.example --timeout 1h|--timeout must be a duration from 1s to 5m, such as 45s, but was \"1h\"",
                "--url http://a.example --header x|--header must be NAME:VALUE of printable characters of ASCII, and not a"
                        + " header that is set by itself",
                "--url http://a.example --header Authorization:x|--header must be NAME:VALUE of printable characters of"
                        + " ASCII, and not a header that is set by itself",
            })
    void wrong_usage_is_told_before_anything_is_asked(String options, String message) {
        Run run = look(options == null ? new String[0] : options.split(" ", -1));
        assertThat(run.err()).startsWith(message + "\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void headers_and_a_token_are_sent() {
        Run run = Run.Machine.at(directory)
                .with("SHOP_TOKEN", "CANARY-access")
                .run(
                        "export",
                        "check-source",
                        "--url",
                        shop.server.uri(ORDERS).toString(),
                        "--token-env",
                        "SHOP_TOKEN",
                        "--header",
                        "x-company:CANARY-demo");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("without its headers it answers the same")
                .doesNotContain("CANARY");
        assertThat(shop.server.received().get(1).headers()).containsEntry("x-company", "CANARY-demo");
    }
}
