package io.tillwatch.examples;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The shop whose health the pages ask: its API works, its search says that it does not. */
final class MadeUpShop implements AutoCloseable {
    private final HttpServer server;

    private MadeUpShop(HttpServer server) {
        this.server = server;
    }

    static MadeUpShop open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answer(server, "/api/health", 200, "application/json", "{\"status\":\"healthy\"}");
            answer(server, "/api/search/health", 200, "application/json", "{\"status\":\"unhealthy\"}");
            answer(server, "/", 200, "text/html", "<title>Boutique Akwa</title>");
            server.start();
            return new MadeUpShop(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpServer server, String path, int status, String type, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    /** Such as {@code http://127.0.0.1:40123}. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
