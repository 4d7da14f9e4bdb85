package io.tillwatch.agent.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** Shows the demo's story and files in a browser, on loopback only. */
public final class DemoPages implements AutoCloseable {
    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;"
            + "padding:0 1rem;color:#1b2a33}pre{background:#f3f6f7;padding:1rem;white-space:pre-wrap;border-radius:6px;"
            + "font-size:14px}a{color:#0b6e4f}";

    private final HttpServer server;
    private final Map<String, Path> files;
    private final String page;
    private final CountDownLatch closed = new CountDownLatch(1);

    private DemoPages(HttpServer server, Map<String, Path> files, String page) {
        this.server = server;
        this.files = files;
        this.page = page;
    }

    /**
     * Opens the pages.
     *
     * @param port from 0 to 65535; 0 for any that is free
     * @param directory the demo's directory
     * @param story what the demo told
     * @param language French for French, everything else is English
     * @return pages that are open until closed
     * @throws IOException if the port is taken or the directory cannot be read
     */
    public static DemoPages open(int port, Path directory, String story, Locale language) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (String part : DemoFiles.DIRECTORIES) {
            try (DirectoryStream<Path> list = Files.newDirectoryStream(directory.resolve(part), "[!.]*")) {
                list.forEach(file -> files.put("/" + part + "/" + file.getFileName(), file));
            }
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        DemoPages pages = new DemoPages(server, files, page(files, story, language));
        server.createContext("/", pages::answer);
        server.start();
        return pages;
    }

    private static String page(Map<String, Path> files, String story, Locale language) {
        String title = Message.of(DemoRun.class, "page.title").in(language);
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"")
                .append(language.getLanguage())
                .append("\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(escaped(title))
                .append("</h1><pre>")
                .append(escaped(story.strip()))
                .append("</pre><h2>")
                .append(escaped(Message.of(DemoRun.class, "page.files").in(language)))
                .append("</h2><ul>");
        files.keySet()
                .forEach(name -> html.append("<li><a href=\"")
                        .append(escaped(name))
                        .append("\">")
                        .append(escaped(name.substring(1)))
                        .append("</a></li>"));
        return html.append("</ul></body></html>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = files.get(path);
        byte[] body;
        int status = 200;
        String type = "text/html; charset=utf-8";
        if (file != null) {
            body = Files.readAllBytes(file);
            type = path.endsWith(".html") ? type : "text/plain; charset=utf-8";
        } else if (path.equals("/")) {
            body = page.getBytes(StandardCharsets.UTF_8);
        } else {
            body = "404".getBytes(StandardCharsets.US_ASCII);
            status = 404;
            type = "text/plain; charset=utf-8";
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /**
     * Where the pages are.
     *
     * @return an address on loopback
     */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Waits until the pages are closed or this thread is interrupted, whose flag is then set. */
    public void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        closed.countDown();
    }
}
