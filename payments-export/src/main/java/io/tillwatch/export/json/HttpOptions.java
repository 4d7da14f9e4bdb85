package io.tillwatch.export.json;

import io.tillwatch.export.json.OrderMapping.MappingRules;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.time.Ticker;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Everything a source over HTTP was told. */
record HttpOptions(
        URI orders,
        MappingRules rules,
        Paging paging,
        Optional<CurrencyUnit> currency,
        ShopAccount account,
        HttpBounds bounds,
        Optional<Path> spool,
        Ticker ticker) {
    /** How long and how much. */
    record HttpBounds(Duration request, Duration read, long pageBytes, int pages) {}
}
