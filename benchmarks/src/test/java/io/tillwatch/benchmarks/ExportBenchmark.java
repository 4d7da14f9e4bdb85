package io.tillwatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Exports {@code -Dtillwatch.orders} orders of about 1 kB, all of one day, by turns with {@code ./tillwatch export payments} and with a
 * Node script that does what a shop's own does, {@code -Dtillwatch.rounds} times; both ask the same server. Prints the times,
 * start of the program included; the only thing it asserts is that both wrote every order.
 */
class ExportBenchmark {
    private static final int ORDERS = Integer.getInteger("tillwatch.orders", 500_000);
    private static final int ROUNDS = Integer.getInteger("tillwatch.rounds", 3);
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path DIRECTORY = Path.of("target/export").toAbsolutePath();
    private static final List<String> METHODS = List.of("mtn", "orange", "cash", "campost");

    @Test
    void exports_a_day_beside_a_script_for_node() throws IOException, InterruptedException {
        PrintStream out = Counts.out();
        Files.createDirectories(DIRECTORY);
        Path answer = DIRECTORY.resolve("answer.json");
        write(answer);
        Path script = DIRECTORY.resolve("export.js");
        try (InputStream in =
                Objects.requireNonNull(ExportBenchmark.class.getResourceAsStream("export.js"), "export.js")) {
            Files.write(script, in.readAllBytes());
        }
        tillwatch(List.of("--version"), Map.of());
        HttpServer server = serve(answer);
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/api/admin/orders";
            out.printf(Locale.ROOT, "%n%,d orders, %,d MB%n", ORDERS, Files.size(answer) / 1_000_000);
            List<Cost> ours = new ArrayList<>();
            List<Cost> fromFile = new ArrayList<>();
            List<Cost> node = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                node.add(node(script, url));
                ours.add(exported(url, Map.of("SHOP_ORDERS", url), List.of("--config", config().toString())));
                fromFile.add(exported(
                        url,
                        Map.of(),
                        Stream.of("--orders", answer.toString(), "--zone", "Africa/Douala", "--currency", "XAF")
                                .toList()));
            }
            print(out, "Node", node);
            print(out, "Tillwatch", ours);
            print(out, "Tillwatch, saved answer", fromFile);
            out.printf(
                    Locale.ROOT,
                    "Node / Tillwatch: %.2f of the time, %.2f of the CPU time; both wrote every order%n",
                    (double) Cost.median(node).wall() / Cost.median(ours).wall(),
                    (double) Cost.median(node).cpu() / Cost.median(ours).cpu());
        } finally {
            server.stop(0);
        }
    }

    private static void print(PrintStream out, String name, List<Cost> costs) {
        Cost median = Cost.median(costs);
        out.printf(
                Locale.ROOT,
                "%-24s median %.2f s, CPU %.2f s, least %.2f s; %,.0f orders/s%n",
                name,
                median.wall() / 1e9,
                median.cpu() / 1e9,
                Cost.least(costs).wall() / 1e9,
                ORDERS / (median.wall() / 1e9));
    }

    private static Path config() throws IOException {
        return Files.writeString(
                DIRECTORY.resolve("tillwatch.yaml"),
                """
                version: 1
                shop: {name: grande-boutique, zone: Africa/Douala, currency: XAF}
                orders: {source: http, url: "${SHOP_ORDERS}", mapping: agri-point}
                """);
    }

    private static Cost exported(String url, Map<String, String> environment, List<String> source)
            throws IOException, InterruptedException {
        Path result = Files.createTempDirectory(DIRECTORY, "exports");
        List<String> options = new ArrayList<>(List.of("export", "payments", "--date", "2026-03-01", "--out"));
        options.add(result.toString());
        options.addAll(source);
        Cost cost = tillwatch(options, environment);
        assertThat(lines(result.resolve("payments-2026-03-01.csv"))).as(url).isEqualTo(ORDERS + 1L);
        return cost;
    }

    private static Cost tillwatch(List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("tillwatch").toString()));
        command.addAll(options);
        return Cost.of(command, environment, DIRECTORY.resolve("tillwatch.log"));
    }

    private static Cost node(Path script, String url) throws IOException, InterruptedException {
        Path file = DIRECTORY.resolve("node.csv");
        Cost cost = Cost.of(
                List.of("node", "--max-old-space-size=8192", script.toString(), url, file.toString()),
                Map.of(),
                DIRECTORY.resolve("node.log"));
        // No line end behind the last row.
        assertThat(lines(file)).as("node.log").isEqualTo(ORDERS + 1L);
        return cost;
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static HttpServer serve(Path answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/admin/orders", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, Files.size(answer));
            try (OutputStream out = exchange.getResponseBody()) {
                Files.copy(answer, out);
            }
        });
        server.start();
        return server;
    }

    private static void write(Path file) throws IOException {
        Instant start = Instant.parse("2026-02-28T23:00:00Z");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"orders\":[");
            for (int number = 0; number < ORDERS; number++) {
                out.write(number == 0 ? "" : ",");
                out.write(order(number, start.plusMillis(number * 7_919_003L % 86_400_000)));
            }
            out.write("]}");
        }
    }

    private static String order(int number, Instant at) {
        String id = "%08x".formatted(number);
        int total = 500 + number % 9_000 * 5;
        boolean paid = number % 10 < 7;
        return ("{\"orderNumber\":\"CMD-1795149105189-%1$s\",\"user\":{\"_id\":\"6affcd2f8e55e7e1%1$s\",\"name\":\"Cliente %2$d\","
                        + "\"email\":\"c%2$d@example.test\"},\"items\":[{\"product\":\"6affcd2f0c16d06c%1$s\",\"productName\":"
                        + "\"Engrais organique 1 L\",\"quantity\":1,\"price\":%3$d,\"total\":%3$d,\"_id\":\"6affcd316c80405b%1$s\"}],"
                        + "\"subtotal\":%3$d,\"discount\":0,\"shipping\":0,\"tax\":0,\"total\":%3$d,\"isCampaignOrder\":false,"
                        + "\"installmentPayment\":null,\"campaignEligibility\":{\"isEligible\":false,\"cooperativeMember\":false,"
                        + "\"mutualInsuranceValid\":false},\"shippingAddress\":{\"name\":\"Cliente %2$d\",\"phone\":\"+2376%2$08d\","
                        + "\"street\":\"1 rue du Marché\",\"city\":\"Douala\",\"region\":\"Littoral\",\"country\":\"Cameroun\"},"
                        + "\"paymentMethod\":\"%4$s\",\"paymentStatus\":\"%5$s\",%6$s\"status\":\"confirmed\",\"_id\":"
                        + "\"6affcd316c80405b%1$s\",\"statusHistory\":[],\"createdAt\":\"%7$s\",\"updatedAt\":\"%7$s\",\"__v\":0}")
                .formatted(
                        id,
                        number,
                        total,
                        METHODS.get(number % METHODS.size()),
                        paid ? "paid" : "pending",
                        paid ? "\"paymentDetails\":{\"transactionId\":\"TXN-%s\",\"paidAt\":\"%s\"},".formatted(id, at) : "",
                        at);
    }
}
