package io.tillwatch.agent.config;

import io.tillwatch.health.HealthMonitor;
import io.tillwatch.settings.SectionReader;
import io.tillwatch.severity.Severity;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A check over HTTP.
 *
 * @param name from 1 to 80 characters, no control characters
 * @param url http or https, without user information
 * @param every how often it runs, from 1 s to 7 d; 60 s if the file does not say
 * @param timeout how long it may take, from 100 ms to 5 m; 10 s if the file does not say
 * @param status the status that is right; 200 if the file does not say
 * @param json the fields that the answer must have, by their paths
 * @param texts what the answer must contain
 * @param severity how urgent it is when the check is down; P1 if the file does not say
 */
public record CheckSettings(
        String name,
        URI url,
        Duration every,
        Duration timeout,
        int status,
        Map<String, String> json,
        List<String> texts,
        Severity severity) {
    /** How often a check may run at most. */
    public static final Duration SHORTEST_EVERY = Duration.ofSeconds(1);

    /** How seldom a check may run. */
    public static final Duration LONGEST_EVERY = Duration.ofDays(7);

    /** The least time a check must be given. */
    public static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);

    /** The most time a check may be given. */
    public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

    static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Enum::name).toList();

    private static final int OK = 200;

    /** Copies the expectations. */
    public CheckSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(every, "every");
        Objects.requireNonNull(timeout, "timeout");
        json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
        texts = List.copyOf(texts);
        Objects.requireNonNull(severity, "severity");
    }

    /**
     * A check that expects status 200, with the defaults.
     *
     * @param name its name
     * @param url its address
     * @return the settings
     */
    public static CheckSettings of(String name, URI url) {
        return new CheckSettings(
                name,
                url,
                Duration.ofSeconds(HealthMonitor.DEFAULT_EVERY_SECONDS),
                Duration.ofSeconds(HealthMonitor.DEFAULT_TIMEOUT_SECONDS),
                OK,
                Map.of(),
                List.of(),
                HealthMonitor.DEFAULT_SEVERITY);
    }

    /**
     * The check with another time limit.
     *
     * @param limit how long it may take
     * @return new settings
     */
    public CheckSettings within(Duration limit) {
        return new CheckSettings(name, url, every, limit, status, json, texts, severity);
    }

    /**
     * A text as the address of a check.
     *
     * @param text any text
     * @return the address; empty if it is not http or https with a host and without user information
     */
    public static Optional<URI> url(String text) {
        return Addresses.parse(text);
    }

    static Optional<CheckSettings> read(SectionReader section, NamedItems items) {
        Optional<String> name = items.name(section);
        section.require("url");
        Optional<URI> url = Addresses.read(section, "url");
        CheckSettings defaults = of("", URI.create("http://localhost/"));
        Duration every =
                section.duration("every", SHORTEST_EVERY, LONGEST_EVERY).orElse(defaults.every);
        Duration timeout =
                section.duration("timeout", SHORTEST_TIMEOUT, LONGEST_TIMEOUT).orElse(defaults.timeout);
        Severity severity =
                section.oneOf("severity", SEVERITIES).map(Severity::valueOf).orElse(defaults.severity);
        Map<String, String> json = new LinkedHashMap<>();
        int status = OK;
        List<String> texts = List.of();
        if (section.has("expect")) {
            SectionReader expect = section.section("expect").orElseThrow();
            status = expect.parse("status", Rules.rule("check-status"), CheckSettings::status)
                    .orElse(OK);
            texts = expect.texts("text");
            expect.section("json")
                    .ifPresent(fields ->
                            fields.keys().forEach(path -> fields.text(path).ifPresent(value -> json.put(path, value))));
            expect.done();
        }
        if (name.isEmpty() || url.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CheckSettings(name.get(), url.get(), every, timeout, status, json, texts, severity));
    }

    private static Optional<Integer> status(String text) {
        return Optional.of(text).filter(t -> t.matches("[1-5]\\d\\d")).map(Integer::valueOf);
    }
}
