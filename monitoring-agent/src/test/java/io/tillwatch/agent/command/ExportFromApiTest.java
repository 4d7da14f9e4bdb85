package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@code tillwatch.yaml} to the CSV, over the API of a stand-in. */
class ExportFromApiTest {
    private static final String ORDERS = "/api/admin/orders";
    private static final String SIGN_IN = "/api/auth/login";

    @TempDir
    private Path directory;

    private final FaultyServer shop = FaultyServer.start();

    @BeforeEach
    void open_the_shop() throws IOException {
        shop.on(SIGN_IN, Fault.json("{\"success\":true,\"accessToken\":\"CANARY-access\"}"));
        shop.on(ORDERS, Fault.json("""
                {"orders":[
                  {"_id":"a-1","orderNumber":"CMD-1","total":5000,"paymentMethod":"cash","paymentStatus":"paid",
                   "createdAt":"2026-03-01T08:00:00Z"},
                  {"_id":"a-2","orderNumber":"CMD-2","total":700,"paymentMethod":"cash","paymentStatus":"pending",
                   "createdAt":"2026-02-20T08:00:00Z"}]}"""));
        configure("url: " + shop.uri(ORDERS), "\"${SHOP_PASSWORD}\"");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void configure(String url, String password) throws IOException {
        Files.writeString(directory.resolve("tillwatch.yaml"), """
                version: 1
                shop: {name: Boutique Akwa, zone: Africa/Douala, currency: XAF}
                orders:
                  source: http
                  mapping: agri-point
                  URL
                  sign-in: {url: "LOGIN", email: gerante@boutique.example, password: PASSWORD}
                  headers: {x-company: demo}
                  timeout: 5s
                """.replace("URL", url)
                .replace("LOGIN", shop.uri(SIGN_IN).toString())
                .replace("PASSWORD", password));
    }

    private Run run(String... options) {
        Run.Machine machine = Run.Machine.at(directory).with("SHOP_PASSWORD", "CANARY-password");
        String[] args = new String[options.length + 2];
        args[0] = "export";
        args[1] = "payments";
        System.arraycopy(options, 0, args, 2, options.length);
        return machine.run(args);
    }

    @Test
    void exports_what_the_shop_answers() throws IOException {
        Run run = run("--config", "tillwatch.yaml");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("2 orders in the answer, 1 on 2026-03-01\n");
        assertThat(run.code()).isZero();
        assertThat(Files.readString(directory.resolve("exports/payments-2026-03-01.csv")))
                .contains("a-1,1,cash,", ",agri-point\r\n");
        assertThat(shop.received().get(0).body())
                .isEqualTo("{\"email\":\"gerante@boutique.example\",\"password\":\"CANARY-password\"}");
        assertThat(shop.received().get(1).headers())
                .containsEntry("authorization", "Bearer CANARY-access")
                .containsEntry("x-company", "demo");
        assertThat(run().out()).contains("revision 1 is unchanged");
    }

    @Test
    void eight_days_cost_one_sign_in_and_one_list() {
        Run run = run("--config", "tillwatch.yaml", "--catch-up", "8d");
        assertThat(run.code()).isZero();
        assertThat(directory.resolve("exports/payments-2026-02-22.csv")).exists();
        assertThat(shop.received()).hasSize(2);
    }

    @Test
    void the_address_may_stand_in_the_environment() throws IOException {
        configure("# no address", "PASSWORD1");
        Run run = Run.Machine.at(directory)
                .with("API_URL", shop.uri(ORDERS).toString())
                .run("export", "payments");
        assertThat(run.out()).startsWith("2 orders in the answer, 1 on 2026-03-01\n");
        assertThat(run.err())
                .startsWith("tillwatch.yaml:7:")
                .endsWith(": warning: orders.sign-in.password: must be a reference such as"
                        + " ${SHOP_PASSWORD} or ${file:PATH}, so that no secret stands in this file\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void ends_with_3_and_writes_nothing_when_the_shop_refuses() {
        shop.on(SIGN_IN, Fault.answer(423, "application/json", "{\"error\":\"Compte verrouillé\"}"));
        Run run = run("--lang", "fr");
        assertThat(run)
                .isEqualTo(new Run(
                        3,
                        "",
                        "connexion à " + shop.uri(SIGN_IN) + " : réponse de statut 423 : Compte verrouillé ; pas de"
                                + " nouvel essai, car la boutique verrouille les comptes et compte les connexions\n"));
        assertThat(directory.resolve("exports")).doesNotExist();
        assertThat(shop.received()).hasSize(1);
    }

    @Test
    void a_saved_answer_on_the_command_line_wins() throws IOException {
        Files.writeString(directory.resolve("saved.json"), "{\"orders\":[]}");
        Run run = run("--config", "tillwatch.yaml", "--orders", "saved.json");
        assertThat(run.out()).startsWith("0 orders in the answer\n");
        assertThat(shop.received()).isEmpty();
    }
}
