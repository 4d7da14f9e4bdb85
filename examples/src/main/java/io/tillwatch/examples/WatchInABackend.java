package io.tillwatch.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tillwatch.alert.AlertRule;
import io.tillwatch.alert.Watch;
import io.tillwatch.alert.WatchState;
import io.tillwatch.health.CheckReport;
import io.tillwatch.health.HealthCheck;
import io.tillwatch.health.HealthMonitor;
import io.tillwatch.health.HealthReport;
import io.tillwatch.health.HealthResult;
import io.tillwatch.health.HealthStatus;
import io.tillwatch.notify.ConsoleNotifier;
import io.tillwatch.notify.Notifier;
import io.tillwatch.schedule.MonitorScheduler;
import io.tillwatch.severity.Severity;
import io.tillwatch.time.SystemClock;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;

/**
 * A backend without a framework that watches itself: checks in the background, a page {@code /health} that never waits
 * for them, and somebody who is told when one is down. Close it and everything ends.
 */
public final class WatchInABackend implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WatchInABackend.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final InstantSource CLOCK = SystemClock.instants();

    private final MonitorScheduler scheduler = MonitorScheduler.create();
    private final Watch watch;
    private final HealthMonitor monitor;
    private final Map<String, Notifier> notifiers;
    private final HttpServer server;
    private WatchState state = WatchState.initial();

    private WatchInABackend(List<HealthCheck> checks, AlertRule rule, Appendable out, HttpServer server) {
        watch = Watch.of(rule);
        HealthMonitor.Builder builder = HealthMonitor.builder().scheduler(scheduler);
        checks.forEach(builder::check);
        monitor = builder.build();
        notifiers = Map.of("console", ConsoleNotifier.to(out, Locale.ENGLISH));
        this.server = server;
    }

    /**
     * Starts the page and the checks.
     *
     * @param port of this machine; 0 for any that is free
     * @param out where alerts are written
     * @param checks what is to be watched
     * @param rule when to alert
     * @return a running backend
     * @throws IOException if the port is taken
     */
    static WatchInABackend start(int port, Appendable out, List<HealthCheck> checks, AlertRule rule)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        WatchInABackend backend = new WatchInABackend(checks, rule, out, server);
        backend.begin();
        return backend;
    }

    private void begin() {
        server.createContext("/health", this::answer);
        server.start();
        monitor.start();
        Future<?> unused = scheduler.every(LOOK, LOOK, this::lookSoon);
    }

    // tag::alert
    /** Delivering may take a while, so it is not done on the thread that keeps the time. */
    private void lookSoon() {
        Future<?> unused = scheduler.submit(this::look);
    }

    synchronized void look() {
        Watch.Round round = watch.round(state, monitor.report(), Map.of(), CLOCK.instant());
        state = watch.deliver(round.state(), notifiers, CLOCK.instant()).state();
    }
    // end::alert

    // tag::page
    private void answer(HttpExchange exchange) throws IOException {
        HealthReport report = monitor.report(); // the last results: this never waits
        StringBuilder page = new StringBuilder(report.status() + "\n");
        for (CheckReport check : report.checks()) {
            page.append(check.name() + ": " + check.status() + ", "
                    + check.result().summary().in(Locale.ENGLISH) + "\n");
        }
        byte[] body = page.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(report.status() == HealthStatus.DOWN ? 503 : 200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
    // end::page

    /** The port of the page. */
    int port() {
        return server.getAddress().getPort();
    }

    /** Asks every check now and waits for the answers. */
    HealthReport askNow() {
        return monitor.runOnce();
    }

    @Override
    public void close() {
        server.stop(0);
        monitor.close();
        scheduler.close();
    }

    // tag::rule
    static AlertRule rule() {
        return AlertRule.of("Backend is impaired", "health_check_failed for 2 minutes", Severity.P1, "console");
    }
    // end::rule

    // tag::checks
    static List<HealthCheck> checks(Path orders, Path exports) {
        HealthCheck writable = HealthCheck.of(
                "orders-directory",
                () -> orders.toFile().canWrite()
                        ? HealthResult.healthy()
                        : HealthResult.down("orders cannot be written"));
        return List.of(writable, new ACheckOfYourOwn(exports, Duration.ofHours(26), SystemClock.instants()));
    }
    // end::checks

    /**
     * Runs until somebody presses Enter.
     *
     * @param args the port, the directory of the orders, and the directory of the exports
     * @throws IOException if the port is taken
     */
    public static void main(String... args) throws IOException {
        List<HealthCheck> checks = checks(Path.of(args[1]), Path.of(args[2]));
        try (WatchInABackend backend = start(Integer.parseInt(args[0]), new LogLines(), checks, rule())) {
            LOG.log(Level.INFO, "http://localhost:" + backend.port() + "/health; end with Enter");
            int unused = System.in.read();
        }
    }

    /** Each line becomes one of the application's log. */
    private static final class LogLines implements Appendable {
        private final StringBuilder line = new StringBuilder();

        @Override
        public Appendable append(CharSequence text) {
            return append(text, 0, text.length());
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            line.append(text, start, end);
            return this;
        }

        @Override
        public Appendable append(char c) {
            if (c == '\n') {
                LOG.log(Level.WARNING, line.toString());
                line.setLength(0);
            } else {
                line.append(c);
            }
            return this;
        }
    }
}
