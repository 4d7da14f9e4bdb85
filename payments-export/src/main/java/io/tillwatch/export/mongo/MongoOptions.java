package io.tillwatch.export.mongo;

import io.tillwatch.money.CurrencyUnit;
import java.time.Duration;
import java.util.Optional;

/** Everything a source over MongoDB was told. */
record MongoOptions(
        MongoAddress address,
        String database,
        String collection,
        Optional<CurrencyUnit> currency,
        Duration connectTimeout,
        Duration timeout,
        int batchSize) {}
