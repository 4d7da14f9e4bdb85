package io.tillwatch.export.jdbc;

import io.tillwatch.money.CurrencyUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Everything a source over JDBC was told. */
record JdbcOptions(
        Connections connections,
        NamedQuery query,
        Optional<CurrencyUnit> currency,
        Optional<ZoneId> zone,
        Instant from,
        Instant to,
        Duration connectTimeout,
        Duration timeout,
        int fetchSize,
        boolean policies) {
    /** How long the network may be silent: the database itself gives up first. */
    Duration answerTimeout() {
        return timeout.plusSeconds(5);
    }
}
