package io.tillwatch.agent.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tillwatch.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A stand-in of a Google Sheet behind a web app of Apps Script, on loopback, for the demo and for tests. It behaves as the
 * real one does: no header is seen, the work is done at the first hop, the answer is fetched once at a second one on
 * another host, and what goes wrong at Google's is a page with status 200. Thread-safe.
 */
public final class DemoSheet implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EXEC = "/macros/s/demo/exec";
    private static final String ECHO = "/macros/echo";
    private static final int WINDOW_SECONDS = 600;

    private final HttpServer server;
    private final InstantSource clock;
    private final Secret token;
    private final DemoSheetRows rows = new DemoSheetRows();
    private final Map<String, String> answers = new HashMap<>();
    private int pages;
    private int answered;

    private DemoSheet(HttpServer server, InstantSource clock, Secret token) {
        this.server = server;
        this.clock = clock;
        this.token = token;
    }

    /**
     * Opens an empty sheet.
     *
     * @param clock what time it is at Google's
     * @param token what requests must be signed with
     * @return a sheet that is open until closed
     * @throws IOException if there is no free port
     */
    public static DemoSheet open(InstantSource clock, Secret token) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        DemoSheet sheet = new DemoSheet(server, clock, token);
        server.createContext(EXEC, sheet::firstHop);
        server.createContext(ECHO, sheet::secondHop);
        server.start();
        return sheet;
    }

    /**
     * The address of the web app.
     *
     * @return on loopback
     */
    public Secret url() {
        return Secret.of("http://127.0.0.1:" + server.getAddress().getPort() + EXEC);
    }

    /**
     * Answers the next requests with a page of Google's in place of running the script.
     *
     * @param requests how many
     */
    public synchronized void overload(int requests) {
        pages = requests;
    }

    /**
     * What stands in a tab, as somebody sees it who opens it.
     *
     * @param sheet the tab
     * @return rows of texts without the header; a copy
     */
    public synchronized List<List<String>> rows(String sheet) {
        return rows.of(sheet);
    }

    /**
     * Changes a cell by hand.
     *
     * @param sheet the tab
     * @param row from 0, without the header
     * @param column from 0
     * @param text the new text
     */
    public synchronized void type(String sheet, int row, int column, String text) {
        rows.type(sheet, row, column, text);
    }

    private synchronized void firstHop(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (pages > 0) {
            pages--;
            page(exchange, "Service invoked too many times in a short time: exec qps.");
            return;
        }
        String key = "demo" + answered++;
        answers.put(key, answer(body));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        "http://localhost:" + server.getAddress().getPort() + ECHO + "?user_content_key=" + key);
        send(exchange, 302, "text/html", "<title>Moved Temporarily</title>");
    }

    private synchronized void secondHop(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        String answer = answers.remove(query.substring(query.indexOf('=') + 1));
        if (answer == null || !exchange.getRequestMethod().equals("GET")) {
            page(exchange, "Sorry, unable to open the file at this time.");
        } else {
            send(exchange, 200, "application/json", answer);
        }
    }

    private String answer(String body) throws IOException {
        JsonNode request = MAPPER.readTree(body);
        String id = request.path("id").asText();
        String payload = request.path("payload").asText();
        long at = request.path("at").asLong();
        ObjectNode answer = MAPPER.createObjectNode().put("tillwatch", "gas").put("script", 1);
        String signed = hmac("gas/1\n" + id + "\n" + at + "\n" + payload);
        if (!MessageDigest.isEqual(bytes(signed), bytes(request.path("sig").asText()))) {
            answer.putObject("error").put("code", "unauthorized");
        } else if (Math.abs(clock.instant().getEpochSecond() - at) > WINDOW_SECONDS) {
            answer.putObject("error")
                    .put("code", "expired")
                    .putArray("args")
                    .add(clock.instant().toString());
        } else {
            ObjectNode result = rows.operate(MAPPER.readTree(payload)).put("id", id);
            if (result.has("refused")) {
                answer.putObject("error").put("code", result.path("refused").asText());
            } else {
                String text = result.toString();
                answer.put("payload", text).put("sig", hmac("gas/1 answer\n" + id + "\n" + text));
            }
        }
        return answer.toString();
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(token.reveal()), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void page(HttpExchange exchange, String text) throws IOException {
        send(
                exchange,
                200,
                "text/html; charset=utf-8",
                "<!DOCTYPE html><html><head><title>Error</title></head><body>" + text + "</body></html>");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes(text).length);
        exchange.getResponseBody().write(bytes(text));
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
