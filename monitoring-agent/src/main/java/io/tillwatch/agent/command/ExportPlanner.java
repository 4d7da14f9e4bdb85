package io.tillwatch.agent.command;

import io.tillwatch.agent.config.ConfigFile;
import io.tillwatch.agent.config.ExportSettings;
import io.tillwatch.agent.config.JdbcOrdersSettings;
import io.tillwatch.agent.config.OrdersSettings;
import io.tillwatch.agent.config.ShopSettings;
import io.tillwatch.agent.config.TillwatchConfig;
import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/** Puts options and configuration together: an option wins over the configuration, and that over a default. */
final class ExportPlanner {
    private final Session session;
    private final ExportOptions given;
    private final Options options;
    private final List<Path> inputs = new ArrayList<>();
    private boolean everything;

    ExportPlanner(Session session, ExportOptions given, CommandLine command) {
        this.session = session;
        this.given = given;
        this.options = new Options(command);
    }

    /** The same for who needs all orders there are, not only those of the days. */
    ExportPlan everything() throws Rejection {
        everything = true;
        return plan();
    }

    /** The files that the plan was made of, and reads: configuration, mapping and saved answer. */
    List<Path> inputs() {
        return List.copyOf(inputs);
    }

    ExportPlan plan() throws Rejection {
        Optional<LocalDate> date = options.value("--date", given.date, "date", Options.parsing(LocalDate::parse));
        Optional<DayBasis> basis = options.oneOf("--day", given.day, List.of("payment", "order", "update"))
                .map(name -> DayBasis.valueOf(name.toUpperCase(Locale.ROOT)));
        Set<ExportProfile> profiles = profiles();
        Optional<Integer> catchUp = options.value("--catch-up", given.catchUp, "catch-up", ExportSettings::days);
        Optional<Duration> wait = options.value("--wait", given.longestWait, "wait", ExportSettings::longestWait);
        Optional<ZoneId> zone = options.value("--zone", given.zone, "zone", Options.parsing(ZoneId::of));
        Optional<CurrencyUnit> currency = options.value("--currency", given.currency, "currency", CurrencyUnit::find);
        Optional<String> shop = options.value("--shop", given.shop, "shop", ShopSettings::name);
        Optional<TillwatchConfig> config = config();
        Optional<ShopSettings> shopSettings = config.map(TillwatchConfig::shop);

        ZoneId shopZone = zone.or(() -> shopSettings.map(ShopSettings::zone))
                .orElseThrow(() -> options.refuse("usage.missing", "--zone"));
        Optional<OrdersSettings> settings = config.flatMap(TillwatchConfig::orders);
        Optional<OrdersSettings> asked =
                settings.filter(s -> given.orders.isEmpty() && s.path().isEmpty());
        Optional<Path> answer = asked.isPresent() ? Optional.empty() : Optional.of(answer(settings));
        answer.ifPresent(inputs::add);
        OrderMapping mapping = mapping(settings, answer);
        Optional<CurrencyUnit> unit = currency.or(() -> shopSettings.flatMap(ShopSettings::currency));
        if (unit.isEmpty() && !mapping.readsCurrency()) {
            throw options.refuse("usage.currency", mapping.name());
        }
        if (asked.flatMap(OrdersSettings::jdbc).isPresent()
                && asked.flatMap(OrdersSettings::jdbc)
                        .flatMap(JdbcOrdersSettings::query)
                        .isEmpty()
                && mapping.query().isEmpty()) {
            throw options.refuse("usage.query", mapping.name());
        }
        Optional<ExportSettings> export = config.map(TillwatchConfig::export);
        BusinessDay day = date.map(d -> new BusinessDay(d, shopZone)).orElseGet(() -> yesterday(shopZone));
        int daysBack = catchUp.or(() -> export.map(ExportSettings::catchUp)).orElse(0);
        OrderSource orders = asked.map(s -> Sources.asking(s, mapping, unit, window(day, daysBack)))
                .orElseGet(() -> Sources.saved(answer.orElseThrow(), mapping, unit));
        return new ExportPlan(
                orders,
                shop.or(() -> shopSettings.map(ShopSettings::name)).orElse(mapping.name()),
                day,
                basis.or(() -> export.map(ExportSettings::day)).orElse(DayBasis.PAYMENT),
                given.out
                        .map(session::path)
                        .or(() -> export.map(ExportSettings::directory))
                        .orElse(session.path(ExportSettings.DEFAULT_DIRECTORY)),
                given.profiles.isEmpty() ? export.map(ExportSettings::profiles).orElse(Set.of()) : profiles,
                daysBack,
                wait.or(() -> export.map(ExportSettings::longestWait)).orElse(ExportSettings.DEFAULT_WAIT),
                session.surroundings().clock());
    }

    /** Everything that may be exported: the day, and the days that are caught up. */
    private Sources.Asked window(BusinessDay day, int daysBack) {
        InstantSource clock = session.surroundings().clock();
        BusinessDay first = BusinessDay.at(clock.instant(), day.zone());
        for (int i = 0; i < daysBack; i++) {
            first = first.previous();
        }
        Instant from =
                day.startInclusive().isBefore(first.startInclusive()) ? day.startInclusive() : first.startInclusive();
        if (everything) {
            from = Instant.EPOCH;
        }
        Instant to = day.endExclusive().isAfter(clock.instant()) ? day.endExclusive() : clock.instant();
        return new Sources.Asked(from, to, clock);
    }

    private Set<ExportProfile> profiles() {
        Set<ExportProfile> profiles = EnumSet.noneOf(ExportProfile.class);
        for (String name : given.profiles) {
            options.oneOf("--profile", Optional.of(name), ExportProfile.ids());
            ExportProfile.find(name).ifPresent(profiles::add);
        }
        return profiles;
    }

    private Optional<TillwatchConfig> config() throws Rejection {
        Optional<String> name = given.config.or(() -> Optional.of(ConfigCheckCommand.DEFAULT_FILE)
                .filter(file -> given.orders.isEmpty() && Files.exists(session.path(file))));
        if (name.isEmpty()) {
            if (given.orders.isEmpty()) {
                throw options.refuse("usage.orders-or-config", ConfigCheckCommand.DEFAULT_FILE);
            }
            return Optional.empty();
        }
        inputs.add(session.path(name.get()));
        ConfigFile file = ConfigFile.read(
                session.path(name.get()), name.get(), session.surroundings().environment());
        session.shopSpeaks(file.language());
        if (!file.errors().isEmpty()) {
            throw Rejection.of(file.problems());
        }
        file.warnings().forEach(warning -> session.err().println(warning.in(session.language())));
        return file.config();
    }

    private Path answer(Optional<OrdersSettings> settings) {
        return given.orders
                .map(session::path)
                .or(() -> settings.flatMap(OrdersSettings::path))
                .orElseThrow(() -> options.refuse("usage.no-orders-section"));
    }

    /** Only a saved answer can be looked at to see which mapping fits. */
    private OrderMapping mapping(Optional<OrdersSettings> settings, Optional<Path> answer) throws Rejection {
        Mappings mappings = new Mappings(options);
        if (given.mapping.isPresent()) {
            inputs.add(session.path(given.mapping.get()));
            return mappings.named(given.mapping.get(), session.path(given.mapping.get()));
        }
        Optional<String> configured = settings.flatMap(OrdersSettings::mapping);
        if (configured.isPresent()) {
            Path file = settings.flatMap(OrdersSettings::mappingFile).orElseThrow();
            inputs.add(file);
            return mappings.named(configured.get(), file);
        }
        return mappings.detected(answer.orElseThrow());
    }

    private BusinessDay yesterday(ZoneId zone) {
        return BusinessDay.at(session.surroundings().clock().instant(), zone).previous();
    }
}
