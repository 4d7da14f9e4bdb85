package io.tillwatch.export.json;

import io.tillwatch.secret.Secret;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer;
import io.tillwatch.testkit.FaultyServer.Received;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A shop's API with the ways of the real ones: sign-in by e-mail and password, tokens that expire, pages that shift when
 * an order comes in, newest first. What must never be shown begins with CANARY.
 */
final class StandInShop implements AutoCloseable {
    static final String SIGN_IN = "/api/auth/login";
    static final String REFRESH = "/api/auth/refresh";
    static final String ORDERS = "/api/admin/orders";
    static final String PASSWORD = "CANARY-password";

    final FaultyServer server = FaultyServer.start();
    final List<String> orders = new ArrayList<>();
    final Set<String> valid = new HashSet<>();
    Runnable beforeEachPage = () -> {};
    int pagesGiven;
    int tokensGiven;
    long tokenSeconds = 900;

    StandInShop() {
        server.answering(SIGN_IN, this::signIn).answering(REFRESH, this::refresh);
    }

    /** An invented order of RachelFoods' shape. */
    static String order(int number) {
        return ("{\"id\":\"r-%04d\",\"orderNumber\":\"ORD-2026-%d\",\"buyerId\":\"b-1\",\"totalCost\":\"%d.50\","
                        + "\"paymentStatus\":\"PAID\",\"paymentMethod\":\"COD\",\"paidAt\":\"2026-03-01T09:00:00Z\","
                        + "\"createdAt\":\"2026-03-01T08:00:00Z\",\"updatedAt\":\"2026-03-01T09:00:00Z\"}")
                .formatted(number, number, 10 + number);
    }

    /** The newest comes first. */
    StandInShop holding(int count) {
        for (int number = count; number >= 1; number--) {
            orders.add(order(number));
        }
        return this;
    }

    void arrives(int number) {
        orders.add(0, order(number));
    }

    /** Pages by number, as RachelFoods has them. */
    StandInShop inPages() {
        server.answering(
                ORDERS,
                request -> guarded(request, () -> {
                    int limit = parameter(request, "limit", 20);
                    int page = parameter(request, "page", 1);
                    return rachel(slice((page - 1) * limit, limit), page, limit);
                }));
        return this;
    }

    /** Pages by offset, as AfriGest has them, with orders of RachelFoods' shape. */
    StandInShop byOffset() {
        server.answering(
                ORDERS,
                request -> guarded(request, () -> {
                    int limit = parameter(request, "limit", 50);
                    int offset = parameter(request, "offset", 0);
                    return rachel(slice(offset, limit), offset, limit);
                }));
        return this;
    }

    Fault guarded(Received request, java.util.function.Supplier<Fault> answer) {
        String token = request.headers().getOrDefault("authorization", "").replace("Bearer ", "");
        if (!valid.contains(token)) {
            return json(401, "{\"statusCode\":401,\"error\":\"UnauthorizedException\",\"message\":\"Unauthorized\"}");
        }
        beforeEachPage.run();
        pagesGiven++;
        return answer.get();
    }

    List<String> slice(int from, int limit) {
        int start = Math.min(from, orders.size());
        return orders.subList(start, Math.min(start + limit, orders.size()));
    }

    Fault rachel(List<String> items, int page, int limit) {
        return Fault.json("{\"data\":[" + String.join(",", items) + "],\"pagination\":{\"page\":" + page + ",\"limit\":"
                + limit + ",\"total\":" + orders.size() + "}}");
    }

    private Fault signIn(Received request) {
        return request.body().contains("\"password\":\"" + PASSWORD + "\"")
                ? tokens()
                : json(401, "{\"error\":\"Email ou mot de passe incorrect. 4 tentative(s) restante(s).\"}");
    }

    private Fault refresh(Received request) {
        return request.body().equals("{\"refreshToken\":\"CANARY-refresh-" + tokensGiven + "\"}")
                ? tokens()
                : json(401, "{\"error\":\"Refresh token invalide\"}");
    }

    Fault tokens() {
        tokensGiven++;
        String token =
                jwt("{\"userId\":\"u-" + tokensGiven + "\",\"exp\":" + (NOW.getEpochSecond() + tokenSeconds) + "}");
        valid.clear();
        valid.add(token);
        return Fault.json("{\"success\":true,\"accessToken\":\"" + token + "\",\"refreshToken\":\"CANARY-refresh-"
                + tokensGiven + "\"}");
    }

    static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");

    static String jwt(String claims) {
        return "CANARY."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".signature";
    }

    static Fault json(int status, String body, String... headers) {
        return Fault.answer(status, "application/json", body, headers);
    }

    static int parameter(Received request, String name, int absent) {
        return Arrays.stream(request.target().split("[?&]", -1))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> Integer.parseInt(part.substring(name.length() + 1)))
                .findFirst()
                .orElse(absent);
    }

    SignIn signIn() {
        return SignIn.at(uri(SIGN_IN), "gerante@boutique.example", Secret.of(PASSWORD));
    }

    URI uri(String path) {
        return server.uri(path);
    }

    /** Paths and queries in the order they were asked. */
    List<String> asked() {
        return server.received().stream().map(Received::target).collect(Collectors.toList());
    }

    long asked(String path) {
        return asked().stream()
                .filter(target -> target.split("\\?", 2)[0].equals(path))
                .count();
    }

    @Override
    public void close() {
        server.close();
    }
}
