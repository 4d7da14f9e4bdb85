package io.tillwatch.export.json;

import io.tillwatch.export.json.OrderMapping.MappingRules;
import io.tillwatch.http.HttpTransport;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.secret.Secret;
import io.tillwatch.time.Ticker;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Everything a source over HTTP was told. */
record HttpOptions(
        URI orders,
        MappingRules rules,
        Paging paging,
        Optional<CurrencyUnit> currency,
        Optional<SignIn> signIn,
        Optional<Secret> token,
        Map<String, Secret> headers,
        HttpBounds bounds,
        Optional<Path> spool,
        HttpTransport transport,
        InstantSource clock,
        Ticker ticker) {
    HttpOptions {
        headers = Map.copyOf(new LinkedHashMap<>(headers));
    }

    /** How long and how much. */
    record HttpBounds(Duration request, Duration read, long pageBytes, int pages) {}
}
