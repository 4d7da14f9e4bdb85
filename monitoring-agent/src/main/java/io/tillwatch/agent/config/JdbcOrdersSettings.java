package io.tillwatch.agent.config;

import io.tillwatch.export.jdbc.JdbcAddress;
import io.tillwatch.export.jdbc.JdbcOrderSourceBuilder;
import io.tillwatch.secret.Secret;
import io.tillwatch.settings.SectionReader;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * How a shop's database is asked for its orders.
 *
 * @param address where it is and as whom it is asked
 * @param query what is asked; empty for the query of the mapping
 * @param zone the zone of times that are kept without one; empty for the mapping's
 * @param timeout how long the database may be silent; empty for the default of the source
 * @param policies whether it is right that row-level security hides rows
 */
public record JdbcOrdersSettings(
        JdbcAddress address,
        Optional<String> query,
        Optional<ZoneId> zone,
        Optional<Duration> timeout,
        boolean policies) {
    /** Checks that all are given. */
    public JdbcOrdersSettings {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(timeout, "timeout");
    }

    static Optional<JdbcOrdersSettings> read(SectionReader section) {
        section.require("url");
        Optional<String> url = section.text("url");
        if (url.isPresent() && !JdbcAddress.isUrl(url.get())) {
            // What makes it wrong may be a password.
            section.wrongSecret("url", Rules.rule("jdbc-url"));
        }
        Optional<String> user = section.text("user");
        Optional<Secret> password = section.secret("password");
        Optional<String> query = section.parse(
                "query", Rules.rule("query"), text -> Optional.of(text).filter(JdbcOrderSourceBuilder::isQuery));
        Optional<ZoneId> zone = section.zone("zone");
        Optional<Duration> timeout =
                section.duration("timeout", HttpOrdersSettings.SHORTEST_TIMEOUT, HttpOrdersSettings.LONGEST_TIMEOUT);
        boolean policies = section.truth("policies").orElse(false);
        return url.filter(JdbcAddress::isUrl)
                .map(u -> new JdbcOrdersSettings(new JdbcAddress(u, user, password), query, zone, timeout, policies));
    }
}
