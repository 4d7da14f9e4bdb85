package io.tillwatch.agent.command;

import io.tillwatch.agent.config.HttpOrdersSettings;
import io.tillwatch.agent.config.JdbcOrdersSettings;
import io.tillwatch.agent.config.MongoOrdersSettings;
import io.tillwatch.agent.config.OrdersSettings;
import io.tillwatch.export.jdbc.JdbcOrderSource;
import io.tillwatch.export.jdbc.JdbcOrderSourceBuilder;
import io.tillwatch.export.json.HttpOrderSource;
import io.tillwatch.export.json.HttpOrderSourceBuilder;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.export.mongo.MongoOrderSource;
import io.tillwatch.export.mongo.MongoOrderSourceBuilder;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the source of the orders: a saved answer, the shop's API, or its database. */
final class Sources {
    private Sources() {}

    static OrderSource saved(Path answer, OrderMapping mapping, Optional<CurrencyUnit> currency) {
        return currency.map(unit -> SavedAnswer.of(answer, mapping, unit))
                .orElseGet(() -> SavedAnswer.of(answer, mapping));
    }

    /** What is asked now: the shop's API or its database. */
    static OrderSource asking(
            OrdersSettings settings, OrderMapping mapping, Optional<CurrencyUnit> currency, Asked asked) {
        return settings.http()
                .map(http -> api(http, mapping, currency, asked.clock()))
                .or(() -> settings.jdbc().map(jdbc -> database(jdbc, mapping, currency, asked)))
                .or(() -> settings.mongo().map(mongo -> collection(mongo, mapping, currency)))
                .orElseThrow();
    }

    /** For which time, and what time it is. */
    record Asked(Instant from, Instant to, InstantSource clock) {}

    private static OrderSource api(
            HttpOrdersSettings settings, OrderMapping mapping, Optional<CurrencyUnit> currency, InstantSource clock) {
        HttpOrderSourceBuilder source =
                HttpOrderSource.builder(settings.url(), mapping).clock(clock);
        currency.ifPresent(source::currency);
        settings.signIn().ifPresent(source::signIn);
        settings.token().ifPresent(source::token);
        settings.headers().forEach(source::header);
        settings.timeout().ifPresent(source::requestDeadline);
        return source.build();
    }

    private static OrderSource database(
            JdbcOrdersSettings settings, OrderMapping mapping, Optional<CurrencyUnit> currency, Asked asked) {
        JdbcOrderSourceBuilder source = JdbcOrderSource.builder(settings.address(), mapping)
                .window(asked.from(), asked.to())
                .policies(settings.policies());
        settings.query().ifPresent(source::query);
        settings.zone().ifPresent(source::zone);
        settings.timeout().ifPresent(source::timeout);
        currency.ifPresent(source::currency);
        return source.build();
    }

    private static OrderSource collection(
            MongoOrdersSettings settings, OrderMapping mapping, Optional<CurrencyUnit> currency) {
        MongoOrderSourceBuilder source = MongoOrderSource.builder(settings.address(), mapping)
                .database(settings.database())
                .collection(settings.collection());
        settings.timeout().ifPresent(source::timeout);
        currency.ifPresent(source::currency);
        return source.build();
    }
}
