package io.tillwatch.agent.command;

import io.tillwatch.agent.config.CheckSettings;
import io.tillwatch.health.HealthMonitor;
import io.tillwatch.health.HealthReport;
import io.tillwatch.http.HttpTransport;
import io.tillwatch.probe.HttpCheck;
import io.tillwatch.time.SystemClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Makes checks of their settings. */
final class Checks {
    /** So much earlier than the monitor gives up, the check can say itself what went wrong. */
    private static final Duration HEAD_START = Duration.ofSeconds(1);

    private Checks() {}

    static HealthReport round(List<CheckSettings> checks, InstantSource clock) {
        HttpTransport transport = HttpTransport.create();
        HealthMonitor.Builder builder = HealthMonitor.builder().time(clock, SystemClock.ticker());
        for (CheckSettings settings : checks) {
            builder.check(
                    check(settings, transport),
                    settings.every(),
                    settings.timeout().plus(HEAD_START),
                    settings.severity());
        }
        try (HealthMonitor monitor = builder.build()) {
            return monitor.runOnce();
        }
    }

    private static HttpCheck check(CheckSettings settings, HttpTransport transport) {
        HttpCheck.Builder check = HttpCheck.get(settings.name(), settings.url())
                .transport(transport)
                .deadline(settings.timeout())
                .expectStatus(settings.status());
        settings.json().forEach(check::expectJson);
        settings.texts().forEach(check::expectText);
        return check.build();
    }
}
