package io.tillwatch.agent.command;

import io.tillwatch.agent.config.CheckSettings;
import io.tillwatch.agent.config.ConfigFile;
import io.tillwatch.agent.config.HttpOrdersSettings;
import io.tillwatch.agent.config.OrdersSettings;
import io.tillwatch.agent.config.ShopSettings;
import io.tillwatch.agent.config.TillwatchConfig;
import io.tillwatch.export.inspect.Inspection;
import io.tillwatch.export.inspect.SourceInspector;
import io.tillwatch.export.json.HttpOrderSourceBuilder;
import io.tillwatch.export.json.ShopApi;
import io.tillwatch.export.json.SignIn;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.secret.Secret;
import io.tillwatch.time.Durations;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Finds out which source is to be looked at: an address, a saved answer, or the orders of a configuration. */
final class CheckSourcePlanner {
    private static final String PASSWORD_VARIABLE = "SHOP_PASSWORD";
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration USUAL = Duration.ofSeconds(45);

    private final Session session;
    private final CheckSourceOptions given;
    private final Options options;

    CheckSourcePlanner(Session session, CheckSourceOptions given, CommandLine command) {
        this.session = session;
        this.given = given;
        this.options = new Options(command);
    }

    /** Nothing is asked or read before the supplier is. */
    Supplier<Inspection> plan() throws Rejection {
        Optional<CurrencyUnit> currency = options.value("--currency", given.currency, "currency", CurrencyUnit::find);
        Duration timeout = options.value("--timeout", given.timeout, "source-timeout", CheckSourcePlanner::timeout)
                .orElse(USUAL);
        given.save.filter(file -> Files.exists(session.path(file))).ifPresent(file -> {
            throw options.refuse("usage.save-exists", file);
        });
        long sources = Stream.of(given.config, given.url, given.orders)
                .filter(Optional::isPresent)
                .count();
        if (sources > 1) {
            throw options.refuse("usage.one-source");
        }
        if (given.orders.isPresent()) {
            Path file = session.path(given.orders.get());
            return () -> SourceInspector.ofFile(file, currency);
        }
        Optional<String> config = given.config.or(() -> Optional.of(ConfigCheckCommand.DEFAULT_FILE)
                .filter(file -> given.url.isEmpty() && Files.exists(session.path(file))));
        if (config.isPresent()) {
            return configured(config.get(), currency);
        }
        String address = given.url
                .or(() -> variable(HttpOrdersSettings.URL_VARIABLE))
                .orElseThrow(() -> options.refuse("usage.source", ConfigCheckCommand.DEFAULT_FILE));
        ShopApi api = ShopApi.at(
                url("--url", address),
                signIn(),
                token(),
                headers(),
                timeout,
                session.surroundings().clock());
        return () -> SourceInspector.ofApi(api, currency);
    }

    private static Optional<Duration> timeout(String text) {
        return Durations.parse(text)
                .filter(length -> length.compareTo(SHORTEST) >= 0 && length.compareTo(LONGEST) <= 0);
    }

    private Supplier<Inspection> configured(String name, Optional<CurrencyUnit> currency) throws Rejection {
        ConfigFile file =
                ConfigFile.read(session.path(name), name, session.surroundings().environment());
        session.shopSpeaks(file.language());
        if (!file.errors().isEmpty()) {
            throw Rejection.of(file.problems());
        }
        Optional<CurrencyUnit> unit =
                currency.or(() -> file.config().map(TillwatchConfig::shop).flatMap(ShopSettings::currency));
        Optional<OrdersSettings> orders = file.config().flatMap(TillwatchConfig::orders);
        Optional<HttpOrdersSettings> http = orders.flatMap(OrdersSettings::http);
        if (http.isPresent()) {
            ShopApi api = ShopApi.at(
                    http.get().url(),
                    http.get().signIn(),
                    http.get().token(),
                    http.get().headers(),
                    http.get().timeout().orElse(USUAL),
                    session.surroundings().clock());
            return () -> SourceInspector.ofApi(api, unit);
        }
        Path answer =
                orders.flatMap(OrdersSettings::path).orElseThrow(() -> options.refuse("usage.source-of-config", name));
        return () -> SourceInspector.ofFile(answer, unit);
    }

    private URI url(String option, String text) {
        // The address itself may hold a key: it is not told again.
        return CheckSettings.url(text).orElseThrow(() -> options.refuse("usage.url", option));
    }

    private Optional<SignIn> signIn() {
        if (given.signIn.isEmpty()) {
            return Optional.empty();
        }
        String email = given.email.orElseThrow(() -> options.refuse("usage.missing", "--email"));
        Secret password = secret(given.passwordVariable.orElse(PASSWORD_VARIABLE));
        return Optional.of(SignIn.at(url("--sign-in", given.signIn.get()), email, password));
    }

    private Optional<Secret> token() {
        if (given.tokenVariable.isPresent() && given.signIn.isPresent()) {
            throw options.refuse("usage.token-or-sign-in");
        }
        return given.tokenVariable.map(this::secret).map(token -> {
            if (!HttpOrderSourceBuilder.isHeaderValue(token.reveal())) {
                throw options.refuse("usage.token", given.tokenVariable.orElseThrow());
            }
            return token;
        });
    }

    private Map<String, Secret> headers() {
        Map<String, Secret> headers = new LinkedHashMap<>();
        for (String header : given.headers) {
            String[] parts = header.split(":", 2);
            String value = parts.length < 2 ? "" : parts[1].strip();
            if (!HttpOrderSourceBuilder.isHeaderName(parts[0]) || !HttpOrderSourceBuilder.isHeaderValue(value)) {
                throw options.refuse("usage.header");
            }
            headers.put(parts[0], Secret.of(value));
        }
        return headers;
    }

    private Secret secret(String variable) {
        return Secret.of(variable(variable).orElseThrow(() -> options.refuse("usage.variable", variable)));
    }

    private Optional<String> variable(String name) {
        return session.surroundings().environment().apply(name).filter(value -> !value.isBlank());
    }
}
