package io.tillwatch.agent.command;

import io.tillwatch.agent.config.CheckSettings;
import io.tillwatch.agent.config.ConfigFile;
import io.tillwatch.agent.config.MonitoringSettings;
import io.tillwatch.agent.config.TillwatchConfig;
import io.tillwatch.health.HealthCheck;
import io.tillwatch.time.Durations;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Finds out what is to be checked: the URL that is given, else the configuration, else HEALTH_URL. */
final class CheckPlanner {
    private static final String VARIABLE = "HEALTH_URL";

    private final Session session;
    private final Options options;

    CheckPlanner(Session session, CommandLine command) {
        this.session = session;
        this.options = new Options(command);
    }

    Optional<Duration> timeout(Optional<String> given) {
        return options.value(
                "--timeout",
                given,
                "timeout",
                text -> Durations.parse(text)
                        .filter(length -> length.compareTo(CheckSettings.SHORTEST_TIMEOUT) >= 0
                                && length.compareTo(CheckSettings.LONGEST_TIMEOUT) <= 0));
    }

    List<CheckSettings> checks(Optional<String> url, Optional<String> config) throws Rejection {
        if (url.isPresent() && config.isPresent()) {
            throw options.refuse("usage.url-and-config");
        }
        if (url.isPresent()) {
            return List.of(check("URL", url.get()));
        }
        Optional<String> variable =
                session.surroundings().environment().apply(VARIABLE).filter(value -> !value.isBlank());
        if (config.isEmpty() && variable.isPresent()) {
            return List.of(check(VARIABLE, variable.get()));
        }
        String file = config.orElse(ConfigCheckCommand.DEFAULT_FILE);
        if (config.isEmpty() && !Files.exists(session.path(file))) {
            throw options.refuse("usage.url-or-config", VARIABLE, file);
        }
        return configured(file);
    }

    private CheckSettings check(String what, String text) {
        // The address itself may hold a key: it is not told again.
        URI url = CheckSettings.url(text).orElseThrow(() -> options.refuse("usage.url", what));
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String name = url.getHost() + port + path;
        return CheckSettings.of(
                name.length() <= HealthCheck.MAX_NAME ? name : name.substring(0, HealthCheck.MAX_NAME), url);
    }

    private List<CheckSettings> configured(String name) throws Rejection {
        ConfigFile file =
                ConfigFile.read(session.path(name), name, session.surroundings().environment());
        session.shopSpeaks(file.language());
        if (!file.errors().isEmpty()) {
            throw Rejection.of(file.problems());
        }
        file.warnings().forEach(warning -> session.err().println(warning.in(session.language())));
        List<CheckSettings> checks = file.config()
                .map(TillwatchConfig::monitoring)
                .map(MonitoringSettings::checks)
                .orElse(List.of());
        if (checks.isEmpty()) {
            throw options.refuse("usage.no-checks", name);
        }
        return checks;
    }
}
