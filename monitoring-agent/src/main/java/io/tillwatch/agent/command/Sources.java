package io.tillwatch.agent.command;

import io.tillwatch.agent.config.HttpOrdersSettings;
import io.tillwatch.export.json.HttpOrderSource;
import io.tillwatch.export.json.HttpOrderSourceBuilder;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the source of the orders: a saved answer, or the shop's API. */
final class Sources {
    private Sources() {}

    static OrderSource saved(Path answer, OrderMapping mapping, Optional<CurrencyUnit> currency) {
        return currency.map(unit -> SavedAnswer.of(answer, mapping, unit))
                .orElseGet(() -> SavedAnswer.of(answer, mapping));
    }

    static OrderSource asking(
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
}
