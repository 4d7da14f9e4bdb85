package io.tillwatch.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * An HTTP server on loopback that fails in the ways real ones do. What is said for a path is done in order, one for each
 * request; the last is repeated. A path of which nothing is said is answered with 404.
 *
 * <p>Thread-safe. {@link #close()} ends every connection and every hanging answer.
 */
public final class FaultyServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<String, Function<Received, Fault>> deciders = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private FaultyServer(ServerSocket socket) {
        this.socket = socket;
    }

    /**
     * A request as it came.
     *
     * @param method such as GET
     * @param target path and query
     * @param headers by name in lower case
     * @param body the body as UTF-8
     */
    public record Received(String method, String target, Map<String, String> headers, String body) {
        /** Copies the headers. */
        public Received {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * Starts a server on a free port of loopback.
     *
     * @return a running server
     */
    public static FaultyServer start() {
        try {
            FaultyServer server = new FaultyServer(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
            server.daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An address on loopback at which nothing listens.
     *
     * @param path begins with a slash
     * @return the address
     */
    public static URI refusing(String path) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + free.getLocalPort() + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Says what happens at a path.
     *
     * @param path without query, begins with a slash
     * @param behaviours at least one; one for each request, the last for all that follow
     * @return this
     */
    public FaultyServer on(String path, Fault... behaviours) {
        faults.put(path, new ArrayDeque<>(List.of(behaviours)));
        return this;
    }

    /**
     * Says what happens at a path, request by request.
     *
     * @param path without query, begins with a slash; what is said of it with {@link #on} goes before
     * @param decider looks at a request and says what happens; called for one request at a time
     * @return this
     */
    public FaultyServer answering(String path, Function<Received, Fault> decider) {
        faults.remove(path);
        deciders.put(path, decider);
        return this;
    }

    /**
     * An address of this server.
     *
     * @param target path and query, begins with a slash
     * @return the address, by the number of the host
     */
    public URI uri(String target) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + target);
    }

    /**
     * The same address by the name of the host, which is another host to every client.
     *
     * @param target path and query, begins with a slash
     * @return the address, by the name {@code localhost}
     */
    public URI otherHost(String target) {
        return URI.create("http://localhost:" + socket.getLocalPort() + target);
    }

    /**
     * The requests so far.
     *
     * @return in the order they came
     */
    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                daemon(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void daemon(Runnable work) {
        Thread thread = new Thread(work, "faulty-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket connection) {
        try (connection;
                InputStream in = new BufferedInputStream(connection.getInputStream());
                OutputStream out = new BufferedOutputStream(connection.getOutputStream())) {
            String[] first = line(in).split(" ", -1);
            if (first.length < 2) {
                return;
            }
            Map<String, String> headers = new LinkedHashMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                if (colon < 0) {
                    return;
                }
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            Received request = new Received(first[0], first[1], headers, body);
            received.add(request);
            next(request).on(new Open(connection, out));
            out.flush();
        } catch (IOException e) {
            // The client went away, or the server was closed: both belong to the game.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Fault next(Received request) {
        String path = request.target().split("\\?", 2)[0];
        Deque<Fault> of = faults.get(path);
        if (of == null) {
            Function<Received, Fault> decider = deciders.get(path);
            return decider == null ? Fault.answer(404, "text/plain", "nothing here") : decider.apply(request);
        }
        return of.size() > 1 ? of.removeFirst() : of.getFirst();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private final class Open implements Fault.Connection {
        private final Socket connection;
        private final OutputStream out;

        Open(Socket connection, OutputStream out) {
            this.connection = connection;
            this.out = out;
        }

        @Override
        public OutputStream out() {
            return out;
        }

        @Override
        public void hang() throws InterruptedException {
            closed.await();
        }

        @Override
        public void pause(int millis) throws InterruptedException {
            closed.await(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void reset() throws IOException {
            connection.setSoLinger(true, 0);
            connection.close();
        }
    }
}
