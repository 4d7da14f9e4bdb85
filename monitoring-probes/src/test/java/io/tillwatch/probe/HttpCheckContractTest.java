package io.tillwatch.probe;

import io.tillwatch.health.HealthCheck;
import io.tillwatch.http.HttpTransport;
import io.tillwatch.secret.Secret;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer;
import io.tillwatch.testkit.HealthCheckContract;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

class HttpCheckContractTest extends HealthCheckContract {
    private static final HttpTransport TRANSPORT = HttpTransport.create();
    private static final String BODY = "{\"status\":\"%s\",\"note\":\"canary-4711\"}";

    private final FaultyServer server = FaultyServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    protected HealthCheck check(Subject subject) {
        server.on("/health", fault(subject));
        URI url =
                subject == Subject.UNREACHABLE ? FaultyServer.refusing("/health") : server.uri("/health?k=canary-4711");
        return HttpCheck.get("api", url)
                .transport(TRANSPORT)
                .deadline(limit())
                .header("Authorization", Secret.of("Bearer canary-4711"))
                .expectJson("status", "healthy")
                .build();
    }

    private static Fault fault(Subject subject) {
        return switch (subject) {
            case WORKING, UNREACHABLE -> Fault.json(String.format(BODY, "healthy"));
            case FAILING -> Fault.json(String.format(BODY, "unhealthy"));
            case SILENT -> Fault.hang();
            case MALFORMED -> Fault.answer(200, "text/html", "<title>canary-4711</title>");
            case BUSY -> Fault.answer(429, "application/json", "{}", "Retry-After", "5");
        };
    }

    @Override
    protected Duration limit() {
        return Duration.ofMillis(300);
    }

    @Override
    protected String secret() {
        return "canary-4711";
    }
}
