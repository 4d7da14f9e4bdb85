package io.tillwatch.agent.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The demo's shop: an HTTP API on loopback that behaves as the real ones do. Tokens are short-lived, the list of orders
 * ignores every filter, too many requests are refused for a while, and during an outage everything that needs the
 * database fails. It lives in the demo's time.
 */
final class DemoShop implements AutoCloseable {
    static final String EMAIL = "demo@boutique.example";
    static final String PASSWORD = "demo";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);
    private static final int REQUESTS_BEFORE_REFUSAL = 2;

    private static final int OUTAGE_DELAY_MILLIS = 60;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private final DemoClock clock;
    private final List<DemoOrder> orders;
    private final Instant outageStart;
    private final Instant outageEnd;
    private int ordersAsked;
    private Instant tokenEnds = Instant.MIN;
    private String token = "";

    private DemoShop(
            HttpServer server, DemoClock clock, List<DemoOrder> orders, Instant outageStart, Instant outageEnd) {
        this.server = server;
        this.clock = clock;
        this.orders = orders;
        this.outageStart = outageStart;
        this.outageEnd = outageEnd;
    }

    /** Opens the shop on a free port of loopback. */
    static DemoShop open(DemoClock clock, List<DemoOrder> orders, Instant outageStart, Instant outageEnd)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        DemoShop shop = new DemoShop(server, clock, orders, outageStart, outageEnd);
        server.createContext("/api/health", shop::health);
        server.createContext("/api/auth/login", shop::signIn);
        server.createContext("/api/admin/orders", shop::orders);
        server.start();
        return shop;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private boolean isOut() {
        Instant now = clock.instant();
        return !now.isBefore(outageStart) && now.isBefore(outageEnd);
    }

    /** A database that is down is noticed only after a while. */
    private void health(HttpExchange exchange) throws IOException {
        if (isOut()) {
            delay();
        }
        ObjectNode body = MAPPER.createObjectNode().put("status", isOut() ? "degraded" : "healthy");
        body.putObject("checks").putObject("mongodb").put("status", isOut() ? "unhealthy" : "healthy");
        answer(exchange, isOut() ? 503 : 200, body);
    }

    private void signIn(HttpExchange exchange) throws IOException {
        JsonNode request = MAPPER.readTree(exchange.getRequestBody());
        boolean known = request.path("email").asText().equals(EMAIL)
                && request.path("password").asText().equals(PASSWORD);
        if (!known) {
            answer(exchange, 401, MAPPER.createObjectNode().put("error", "Identifiants invalides"));
            return;
        }
        tokenEnds = clock.instant().plus(TOKEN_LIFE);
        String claims = MAPPER.createObjectNode()
                .put("role", "admin")
                .put("exp", tokenEnds.getEpochSecond())
                .toString();
        token = "demo."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".demo";
        answer(exchange, 200, MAPPER.createObjectNode().put("success", true).put("accessToken", token));
    }

    private void orders(HttpExchange exchange) throws IOException {
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!authorization.equals("Bearer " + token) || !clock.instant().isBefore(tokenEnds)) {
            answer(exchange, 401, MAPPER.createObjectNode().put("error", "Token invalide"));
            return;
        }
        ordersAsked++;
        if (ordersAsked == REQUESTS_BEFORE_REFUSAL) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, 429, MAPPER.createObjectNode().put("error", "Trop de requêtes"));
            return;
        }
        ObjectNode body = MAPPER.createObjectNode();
        ArrayNode list = body.putArray("orders");
        // Newest first, all there are, whatever was asked for.
        orders.stream()
                .filter(order -> !order.createdAt().isAfter(clock.instant()))
                .sorted((a, b) -> b.createdAt().compareTo(a.createdAt()))
                .forEach(order -> list.add(order.json()));
        answer(exchange, 200, body);
    }

    private void delay() {
        try {
            closed.await(OUTAGE_DELAY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = MAPPER.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
