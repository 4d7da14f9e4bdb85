package io.tillwatch.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * What a {@link FaultyServer} does with one request: an answer, or one of the ways in which there is none. Immutable and
 * thread-safe.
 */
public final class Fault {
    private static final int BLOCK = 8192;

    private final Act act;

    private Fault(Act act) {
        this.act = act;
    }

    /** Writes to the connection. */
    interface Act {
        void on(Connection connection) throws IOException, InterruptedException;
    }

    /** What an act may do. */
    interface Connection {
        OutputStream out();

        /** Waits until the server is closed. */
        void hang() throws InterruptedException;

        /** Waits that long, or until the server is closed. */
        void pause(int millis) throws InterruptedException;

        /** Closes the connection so that the other side sees a reset. */
        void reset() throws IOException;
    }

    void on(Connection connection) throws IOException, InterruptedException {
        act.on(connection);
    }

    /**
     * A proper answer.
     *
     * @param status the status
     * @param contentType the type, such as {@code application/json}
     * @param body the body, sent in UTF-8
     * @param headers more headers: name, value, name, value and so on
     * @return the behaviour
     */
    public static Fault answer(int status, String contentType, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", contentType);
        all.put("Content-Length", Integer.toString(bytes.length));
        for (int i = 0; i + 1 < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return new Fault(connection -> {
            head(connection.out(), status, all);
            connection.out().write(bytes);
        });
    }

    /**
     * A proper answer in JSON with status 200.
     *
     * @param body the body
     * @return the behaviour
     */
    public static Fault json(String body) {
        return answer(200, "application/json", body);
    }

    /**
     * A redirect.
     *
     * @param status such as 302
     * @param location where to
     * @return the behaviour
     */
    public static Fault redirect(int status, String location) {
        return answer(status, "text/html", "<title>Moved Temporarily</title>", "Location", location);
    }

    /**
     * Accepts the request and never answers.
     *
     * @return the behaviour
     */
    public static Fault hang() {
        return new Fault(Connection::hang);
    }

    /**
     * Sends the headers and the beginning of the body, and then nothing more.
     *
     * @return the behaviour
     */
    public static Fault hangInBody() {
        return new Fault(connection -> {
            begin(connection.out(), 1000);
            connection.hang();
        });
    }

    /**
     * Sends a byte of the body every so often, and would take very long to end.
     *
     * @param millis the wait between two bytes
     * @return the behaviour
     */
    public static Fault drip(int millis) {
        return new Fault(connection -> {
            begin(connection.out(), 1_000_000);
            for (int i = 0; i < 1_000_000; i++) {
                connection.pause(millis);
                connection.out().write(' ');
                connection.out().flush();
            }
        });
    }

    /**
     * Announces a longer body than it sends, and closes the connection in good order.
     *
     * @return the behaviour
     */
    public static Fault truncate() {
        return new Fault(connection -> begin(connection.out(), 1000));
    }

    /**
     * Cuts the connection within a body sent in chunks.
     *
     * @return the behaviour
     */
    public static Fault truncateChunks() {
        return new Fault(connection -> {
            head(connection.out(), 200, Map.of("Content-Type", "application/json", "Transfer-Encoding", "chunked"));
            connection.out().write("10\r\n{\"orders\":[".getBytes(StandardCharsets.US_ASCII));
        });
    }

    /**
     * Closes the connection without an answer.
     *
     * @return the behaviour
     */
    public static Fault close() {
        return new Fault(connection -> {});
    }

    /**
     * Cuts the connection without an answer.
     *
     * @return the behaviour
     */
    public static Fault reset() {
        return new Fault(Connection::reset);
    }

    /**
     * Sends something that is not HTTP.
     *
     * @return the behaviour
     */
    public static Fault garbage() {
        return new Fault(connection ->
                connection.out().write("SSH-2.0-OpenSSH_9.2\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Sends a large body.
     *
     * @param bytes how many
     * @return the behaviour
     */
    public static Fault large(long bytes) {
        return new Fault(connection -> {
            head(
                    connection.out(),
                    200,
                    Map.of("Content-Type", "application/json", "Content-Length", Long.toString(bytes)));
            zeros(connection.out(), bytes);
        });
    }

    /**
     * Sends a small body that unpacks to a large one.
     *
     * @param bytes how many after unpacking
     * @return the behaviour
     */
    public static Fault gzipBomb(long bytes) {
        byte[] packed = gzip(out -> zeros(out, bytes));
        return new Fault(connection -> packed(connection.out(), packed));
    }

    /**
     * A proper answer in JSON, packed with gzip.
     *
     * @param body the body
     * @return the behaviour
     */
    public static Fault gzip(String body) {
        byte[] packed = gzip(out -> out.write(body.getBytes(StandardCharsets.UTF_8)));
        return new Fault(connection -> packed(connection.out(), packed));
    }

    /**
     * Says that the body is packed with gzip, which it is not.
     *
     * @return the behaviour
     */
    public static Fault brokenGzip() {
        return new Fault(connection -> packed(connection.out(), "{\"orders\":[]}".getBytes(StandardCharsets.US_ASCII)));
    }

    private interface Writer {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] gzip(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            writer.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void packed(OutputStream out, byte[] bytes) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Content-Encoding", "gzip");
        headers.put("Content-Length", Integer.toString(bytes.length));
        head(out, 200, headers);
        out.write(bytes);
    }

    private static void zeros(OutputStream out, long bytes) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long left = bytes; left > 0; left -= BLOCK) {
            out.write(block, 0, (int) Math.min(BLOCK, left));
        }
    }

    private static void begin(OutputStream out, int announced) throws IOException {
        head(out, 200, Map.of("Content-Type", "application/json", "Content-Length", Integer.toString(announced)));
        out.write("{\"orders\":[".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void head(OutputStream out, int status, Map<String, String> headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Status\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
