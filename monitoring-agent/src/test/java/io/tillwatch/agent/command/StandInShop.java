package io.tillwatch.agent.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer;
import io.tillwatch.testkit.FaultyServer.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A shop that answers as one of the real ones did when it was asked, with invented people, and a directory beside it in
 * which the program runs. Its clock stands at 2026-03-02T06:00Z. What must never be shown begins with CANARY.
 */
final class StandInShop implements AutoCloseable {
    static final String SIGN_IN = "/api/auth/login";
    static final String ORDERS = "/api/admin/orders";

    private static final Path ANSWERS = Path.of("../payments-export/src/test/resources/io/tillwatch/export/answers");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final FaultyServer server = FaultyServer.start();
    final Path directory;
    private final Run.Machine machine;

    StandInShop(Path directory) {
        this.directory = directory;
        this.machine = Run.Machine.at(directory).with("SHOP_PASSWORD", "CANARY-password");
        server.on(
                SIGN_IN,
                Fault.json("{\"success\":true,\"accessToken\":\"CANARY-access\",\"refreshToken\":\"CANARY-r\"}"));
    }

    /** The body of a real answer. */
    static JsonNode answer(String shop) {
        try {
            JsonNode answer = MAPPER.readTree(Files.readString(ANSWERS.resolve(shop + ".json")));
            return answer.has("response") ? answer.path("response").path("body") : answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An order of agri-point's shape. */
    static String agri(String id, long total, String status, String createdAt, String paidAt) {
        return "{\"_id\":\"" + id + "\",\"orderNumber\":\"CMD-" + id + "\",\"total\":" + total
                + ",\"paymentMethod\":\"mtn\",\"paymentStatus\":\"" + status + "\",\"paymentDetails\":"
                + (paidAt.isEmpty() ? "null" : "{\"transactionId\":\"TXN-" + id + "\",\"paidAt\":\"" + paidAt + "\"}")
                + ",\"shippingAddress\":{\"name\":\"Aïcha Mballa\",\"phone\":\"+237687002183\"},\"status\":\"confirmed\""
                + ",\"createdAt\":\"" + createdAt + "\",\"updatedAt\":\"" + createdAt + "\"}";
    }

    static Fault json(int status, String body, String... headers) {
        return Fault.answer(status, "application/json", body, headers);
    }

    /** Only who signed in is answered. */
    StandInShop guarded(Function<Received, Fault> answer) {
        server.answering(
                ORDERS,
                request -> request.headers().getOrDefault("authorization", "").equals("Bearer CANARY-access")
                        ? answer.apply(request)
                        : json(401, "{\"error\":\"Non autorisé\"}"));
        return this;
    }

    static int parameter(Received request, String name, int absent) {
        return Arrays.stream(request.target().split("[?&]", -1))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> Integer.parseInt(part.substring(name.length() + 1)))
                .findFirst()
                .orElse(absent);
    }

    /** Writes tillwatch.yaml; more lines go into the section {@code orders}. */
    StandInShop configured(String mapping, String currency, String... more) {
        String orders = String.join("\n  ", more);
        try {
            Files.writeString(directory.resolve("tillwatch.yaml"), """
                    version: 1
                    shop: {name: Boutique Akwa, zone: Africa/Douala, currency: CURRENCY}
                    orders:
                      source: http
                      mapping: MAPPING
                      url: "ORDERS"
                      sign-in: {url: "LOGIN", email: gerante@boutique.example, password: "${SHOP_PASSWORD}"}
                      MORE
                    """.replace("CURRENCY", currency)
                    .replace("MAPPING", mapping)
                    .replace("ORDERS", server.uri(ORDERS).toString())
                    .replace("LOGIN", server.uri(SIGN_IN).toString())
                    .replace("MORE", orders));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Run run(String... args) {
        return machine.run(args);
    }

    Run export(String... options) {
        return run(Stream.concat(Stream.of("export", "payments"), Arrays.stream(options))
                .toArray(String[]::new));
    }

    long asked(String path) {
        return server.received().stream()
                .filter(request -> request.target().split("\\?", 2)[0].equals(path))
                .count();
    }

    Path exports() {
        return directory.resolve("exports");
    }

    String read(String name) {
        try {
            return Files.readString(exports().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the day's file, cell by cell, without its header. */
    List<List<String>> rows(String date) {
        List<List<String>> rows = new ArrayList<>();
        read("payments-" + date + ".csv").lines().skip(1).forEach(line -> rows.add(List.of(line.split(",", -1))));
        return rows;
    }

    /** One column of the day's file; no cell of the stand-ins holds a comma. */
    List<String> column(String date, String name) {
        List<String> header = List.of(read("payments-" + date + ".csv")
                .lines()
                .findFirst()
                .orElseThrow()
                .split(",", -1));
        return rows(date).stream().map(row -> row.get(header.indexOf(name))).toList();
    }

    long sum(String date, String name) {
        return column(date, name).stream().mapToLong(Long::parseLong).sum();
    }

    @Override
    public void close() {
        server.close();
    }
}
