package io.tillwatch.agent.config;

import io.tillwatch.export.json.HttpOrderSourceBuilder;
import io.tillwatch.export.json.SignIn;
import io.tillwatch.secret.Secret;
import io.tillwatch.settings.SectionReader;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a shop's API is asked for its orders.
 *
 * @param url the address of the list; the environment variable {@value #URL_VARIABLE} if the file does not say
 * @param signIn how to get a token; empty if none is needed or one is given
 * @param token a token that does not expire
 * @param headers more headers, such as the tenant
 * @param timeout how long one request may take; empty for the default of the source
 */
public record HttpOrdersSettings(
        URI url,
        Optional<SignIn> signIn,
        Optional<Secret> token,
        Map<String, Secret> headers,
        Optional<Duration> timeout) {
    /** The variable with the address, for files that do not give it. */
    public static final String URL_VARIABLE = "API_URL";

    static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);
    static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    /** Copies the headers. */
    public HttpOrdersSettings {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(signIn, "signIn");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(timeout, "timeout");
        headers = Map.copyOf(headers);
    }

    static Optional<HttpOrdersSettings> read(SectionReader section, Function<String, Optional<String>> environment) {
        Optional<URI> url = section.has("url")
                ? Addresses.read(section, "url")
                : environment.apply(URL_VARIABLE).flatMap(Addresses::parse);
        if (url.isEmpty()) {
            section.require("url");
        }
        Optional<Secret> token = sent(section, "token", section.secret("token"));
        if (section.has("token") && section.has("sign-in")) {
            section.wrong("sign-in", Rules.rule("token-or-sign-in"));
        }
        Optional<SignIn> signIn = section.section("sign-in").flatMap(HttpOrdersSettings::signIn);
        Map<String, Secret> headers =
                section.section("headers").map(HttpOrdersSettings::headers).orElse(Map.of());
        Optional<Duration> timeout = section.duration("timeout", SHORTEST_TIMEOUT, LONGEST_TIMEOUT);
        return url.map(u -> new HttpOrdersSettings(u, signIn, token, headers, timeout));
    }

    private static Optional<SignIn> signIn(SectionReader section) {
        section.require("url");
        section.require("email");
        section.require("password");
        Optional<URI> url = Addresses.read(section, "url");
        Optional<String> email = section.text("email");
        Optional<Secret> password = section.secret("password");
        Optional<URI> refresh = Addresses.read(section, "refresh-url");
        String emailField = section.text("email-field").orElse("email");
        String passwordField = section.text("password-field").orElse("password");
        String refreshField = section.text("refresh-field").orElse("refreshToken");
        String access = Addresses.field(section, "access-token").orElse("accessToken");
        String refreshing = Addresses.field(section, "refresh-token").orElse("refreshToken");
        Map<String, String> fields =
                section.section("fields").map(HttpOrdersSettings::texts).orElse(Map.of());
        section.done();
        if (url.isEmpty() || email.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        SignIn signIn = SignIn.at(url.get(), email.get(), password.get())
                .fields(emailField, passwordField)
                .tokens(access, refreshing);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            signIn = signIn.with(field.getKey(), field.getValue());
        }
        return Optional.of(refresh.isPresent() ? signIn.refreshingAt(refresh.get(), refreshField) : signIn);
    }

    private static Map<String, String> texts(SectionReader section) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : section.keys()) {
            section.text(key).ifPresent(text -> texts.put(key, text));
        }
        return texts;
    }

    private static Map<String, Secret> headers(SectionReader section) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        texts(section).forEach((name, value) -> {
            if (HttpOrderSourceBuilder.isHeaderName(name)) {
                sent(section, name, Optional.of(Secret.of(value))).ifPresent(secret -> headers.put(name, secret));
            } else {
                section.wrongSecret(name, Rules.rule("header-name"));
            }
        });
        return headers;
    }

    /** What goes into a header must be of printable characters of ASCII. */
    private static Optional<Secret> sent(SectionReader section, String key, Optional<Secret> value) {
        if (value.filter(v -> !HttpOrderSourceBuilder.isHeaderValue(v.reveal())).isPresent()) {
            section.wrongSecret(key, Rules.rule("header-value"));
            return Optional.empty();
        }
        return value;
    }
}
