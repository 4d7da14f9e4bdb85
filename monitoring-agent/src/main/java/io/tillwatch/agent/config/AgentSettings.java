package io.tillwatch.agent.config;

import io.tillwatch.settings.SectionReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a process that goes on watching listens, and what it keeps. No command uses it yet; it is checked. Immutable.
 *
 * @param host the name or address to listen at; {@code 127.0.0.1} if the file does not say
 * @param port from 1 to 65535; 8470 if the file does not say
 * @param state the file of what it knows; {@code var/tillwatch.db} if the file does not say
 * @param log the file of what it tells; {@code logs/monitoring.log} if the file does not say
 */
public record AgentSettings(String host, int port, Path state, Path log) {
    private static final Pattern LISTEN = Pattern.compile(
            "(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?):(?<port>[1-9]\\d{0,4})");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final int HIGHEST_PORT = 65_535;

    /** Checks that all are given. */
    public AgentSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(log, "log");
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port must be from 1 to " + HIGHEST_PORT + ", but was " + port);
        }
    }

    private record Listen(String host, int port) {}

    static AgentSettings defaults(Path directory) {
        return new AgentSettings(
                "127.0.0.1", 8470, directory.resolve("var/tillwatch.db"), directory.resolve("logs/monitoring.log"));
    }

    static Optional<AgentSettings> read(SectionReader section, Path directory) {
        AgentSettings defaults = defaults(directory);
        Listen listen = section.parse("listen", Rules.rule("listen"), AgentSettings::listen)
                .orElse(new Listen(defaults.host(), defaults.port()));
        Path state = Sections.path(section, "state", directory).orElse(defaults.state());
        Path log = Sections.path(section, "log", directory).orElse(defaults.log());
        if (state.equals(log)) {
            section.wrong(section.has("log") ? "log" : "state", Rules.rule("state-and-log"));
        }
        return Optional.of(new AgentSettings(listen.host(), listen.port(), state, log));
    }

    private static Optional<Listen> listen(String text) {
        Matcher matcher = LISTEN.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > HIGHEST_PORT) {
            return Optional.empty();
        }
        String host = matcher.group("host");
        boolean sound = host.startsWith("[")
                ? isIpv6(host.substring(1, host.length() - 1))
                : !NUMBERS.matcher(host).matches() || IPV4.matcher(host).matches();
        return sound ? Optional.of(new Listen(host, Integer.parseInt(matcher.group("port")))) : Optional.empty();
    }

    /** With a colon in it, it is an address and no name that would be asked for in the network. */
    private static boolean isIpv6(String text) {
        try {
            return text.indexOf(':') >= 0 && InetAddress.getByName(text) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
