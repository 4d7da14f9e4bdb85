package io.tillwatch.agent.command;

import io.tillwatch.agent.config.ConfigFile;
import io.tillwatch.agent.config.PolicyFile;
import io.tillwatch.agent.config.ProviderWindows;
import io.tillwatch.agent.config.ReconcileSettings;
import io.tillwatch.agent.config.ShopSettings;
import io.tillwatch.agent.config.TillwatchConfig;
import io.tillwatch.reconcile.ReconciliationPolicy;
import io.tillwatch.reconciliation.ReconciliationRun;
import io.tillwatch.reconciliation.policy.PolicySettings;
import io.tillwatch.settings.Problem;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Puts options and configuration together: an option wins over the configuration, and that over a default. */
final class ReconcilePlanner {
    private final Session session;
    private final ReconcileOptions given;
    private final StatementOptions statements;
    private final Options options;

    ReconcilePlanner(Session session, ReconcileOptions given, StatementOptions statements, CommandLine command) {
        this.session = session;
        this.given = given;
        this.statements = statements;
        this.options = new Options(command);
    }

    /** The run, and the day that it judges. */
    record Plan(ReconciliationRun run, Optional<BusinessDay> day) {}

    Plan plan() throws Rejection {
        Instant asOf = options.value(
                        "--as-of",
                        given.asOf,
                        "instant",
                        Options.parsing(t -> OffsetDateTime.parse(t).toInstant()))
                .orElseGet(() -> session.surroundings().clock().instant());
        Optional<LocalDate> date = options.value("--date", given.date, "date", Options.parsing(LocalDate::parse));
        Optional<ZoneId> zone = options.value("--zone", given.zone, "zone", Options.parsing(ZoneId::of));
        Optional<String> name = options.value("--shop", given.shop, "shop", ShopSettings::name);
        Optional<ConfigFile> file = config();
        Optional<TillwatchConfig> config = file.flatMap(ConfigFile::config);
        requireFiles(config);
        Optional<ZoneId> shopZone = zone.or(() -> config.map(c -> c.shop().zone()));
        if (given.stores.isEmpty() && date.isEmpty()) {
            date = shopZone.map(z -> BusinessDay.at(asOf, z).previous().date());
        }
        if (date.isPresent() ? shopZone.isEmpty() : zone.isPresent()) {
            throw options.refuse("usage.missing", date.isPresent() ? "--zone" : "--date");
        }
        Optional<BusinessDay> day = date.flatMap(d -> shopZone.map(z -> new BusinessDay(d, z)));
        Optional<ReconcileSettings> settings = config.map(TillwatchConfig::reconcile);
        Path out = given.out
                .map(session::path)
                .or(() -> settings.map(ReconcileSettings::directory))
                .orElse(session.path(ReconcileSettings.DEFAULT_DIRECTORY));
        ReconciliationRun run =
                ReconciliationRun.asOf(asOf).in(session.language()).to(out);
        policy(run, settings, file);
        given.covers.forEach(run::covers);
        Optional<String> shop = name.or(() -> config.map(c -> c.shop().name()));
        files(run, config, day, shop);
        given.schedule.map(session::path).ifPresent(run::schedule);
        day.ifPresent(run::day);
        given.previous.map(session::path).ifPresent(run::previous);
        given.decisions.map(session::path).ifPresent(run::decisions);
        shop.ifPresent(run::shop);
        return new Plan(run, day);
    }

    /** Files of the command line take the place of those of the configuration, on each side by itself. */
    private void files(
            ReconciliationRun run, Optional<TillwatchConfig> config, Optional<BusinessDay> day, Optional<String> shop)
            throws Rejection {
        given.stores.forEach(file -> run.store(session.path(file)));
        if (given.stores.isEmpty()) {
            new ExportedDays(config.orElseThrow().export().directory(), day.orElseThrow())
                    .giveTo(run, shop.orElseThrow());
        }
        given.providers.forEach(file -> run.provider(session.path(file)));
        statements.giveTo(run, options, session);
        if (noProviders()) {
            TillwatchConfig configured = config.orElseThrow();
            ZoneId zone = day.map(BusinessDay::zone).orElse(configured.shop().zone());
            new ConfiguredFiles(session, options, configured, zone).giveTo(run);
        }
    }

    /** Days of the policy are the shop's, unless it says otherwise. */
    private void policy(ReconciliationRun run, Optional<ReconcileSettings> settings, Optional<ConfigFile> config)
            throws Rejection {
        Optional<String> name = given.policy.or(() -> settings.flatMap(ReconcileSettings::policy));
        PolicySettings found = PolicySettings.ready("default").orElseThrow();
        if (name.isPresent()) {
            Path file = given.policy
                    .map(session::path)
                    .or(() -> settings.flatMap(ReconcileSettings::policyFile))
                    .orElseThrow();
            PolicyFile policy =
                    PolicyFile.read(name.get(), file, session.surroundings().environment());
            found = policy.settings().orElseThrow(() -> Rejection.of(policy.problems()));
            policy.problems().forEach(this::warn);
        }
        run.reading(found.reading());
        Optional<TillwatchConfig> configured = config.flatMap(ConfigFile::config);
        if (config.isPresent()) {
            ProviderWindows.contradictions(config.get(), found).forEach(this::warn);
        }
        ReconciliationPolicy judged = ProviderWindows.applied(
                found, configured.map(TillwatchConfig::providers).orElse(List.of()));
        Optional<ZoneId> shopZone = configured.map(c -> c.shop().zone());
        run.policy(
                judged.zone().isEmpty() && shopZone.isPresent()
                        ? judged.toBuilder().zone(shopZone.get()).build()
                        : judged);
    }

    /** A statement is a file of provider records too. */
    private boolean noProviders() {
        return given.providers.isEmpty() && statements.isEmpty();
    }

    private void requireFiles(Optional<TillwatchConfig> config) {
        List<String> missing = new ArrayList<>();
        if (given.stores.isEmpty() && config.isEmpty()) {
            missing.add("--store");
        }
        if (noProviders() && config.filter(ConfiguredFiles::isIn).isEmpty()) {
            if (config.isPresent()) {
                throw options.refuse("reconcile.no-statements");
            }
            missing.add("--provider");
        }
        if (!missing.isEmpty()) {
            throw options.refuse("usage.missing", String.join(", ", missing));
        }
    }

    private void warn(Problem problem) {
        session.err().println(problem.in(session.language()));
    }

    private Optional<ConfigFile> config() throws Rejection {
        Optional<String> name = given.config.or(
                () -> Optional.of(ConfigCheckCommand.DEFAULT_FILE).filter(file -> Files.exists(session.path(file))));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        ConfigFile file = ConfigFile.read(
                session.path(name.get()), name.get(), session.surroundings().environment());
        session.shopSpeaks(file.language());
        if (!file.errors().isEmpty()) {
            throw Rejection.of(file.problems());
        }
        file.warnings().forEach(this::warn);
        return Optional.of(file);
    }
}
