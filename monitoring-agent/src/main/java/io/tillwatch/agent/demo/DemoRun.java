package io.tillwatch.agent.demo;

import io.tillwatch.alert.AlertRule;
import io.tillwatch.alert.Watch;
import io.tillwatch.alert.WatchState;
import io.tillwatch.export.ExportReport;
import io.tillwatch.export.ExportResult;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.csv.CsvFileWriter;
import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.export.directory.ExportedDay;
import io.tillwatch.export.json.HttpOrderSource;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SignIn;
import io.tillwatch.gas.GoogleSheetSink;
import io.tillwatch.health.HealthCheck;
import io.tillwatch.health.HealthMonitor;
import io.tillwatch.health.HealthReport;
import io.tillwatch.health.HealthResult;
import io.tillwatch.health.HealthStatus;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.notify.ConsoleNotifier;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.probe.HttpCheck;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.reconciliation.ReconciliationRun;
import io.tillwatch.reconciliation.RunReport;
import io.tillwatch.secret.Secret;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import io.tillwatch.time.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole day's flow over a made-up shop: checks, an alert and its end, the export, the push to a sheet, the
 * reconciliation, and what was planted against what was found. Everything but the shop, its day and its sheet is the real
 * thing.
 */
public final class DemoRun {
    /** The name of the made-up shop. */
    public static final String SHOP = "boutique-demo";

    private static final String TOKEN = "a token of the demo";
    private static final String REFUSED = "refused";
    private static final long SEED = 20_260_301;
    private static final Instant NOON =
            DemoDay.DATE.atTime(12, 0).atZone(DemoDay.ZONE).toInstant();
    private static final Instant OUTAGE_START = NOON.plus(Duration.ofMinutes(3));
    private static final Instant OUTAGE_END = NOON.plus(Duration.ofMinutes(17));
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int STEPS = 25;
    private static final List<String> PROVIDERS = List.of("mtn_momo", "orange_money");

    private final Path directory;
    private final DemoText text;

    /**
     * A demo that has not run yet.
     *
     * @param directory where its files go; created when it does not exist, and emptied of an earlier demo's files; see {@link #refusal}
     * @param out where its story goes
     * @param language French for French, everything else is English
     */
    public DemoRun(Path directory, Appendable out, Locale language) {
        this.directory = directory;
        this.text = new DemoText(out, language);
    }

    /**
     * Looks whether files that no demo wrote, or that were changed since, stand where this demo's would go. Touches nothing.
     *
     * @return which directory holds them, as a sentence; empty if the demo can run
     * @throws IOException if the directory cannot be read
     */
    public Optional<Message> refusal() throws IOException {
        return DemoFiles.obstacle(directory).map(part -> message("not-ours", part.toString()));
    }

    /**
     * Runs it. No real minute passes.
     *
     * @return true if exactly what was planted was found
     * @throws IOException if there is a {@link #refusal}, files cannot be written or the story cannot be told
     */
    public boolean run() throws IOException {
        DemoDay day = DemoDay.of(SEED);
        DemoClock clock = new DemoClock(NOON.minus(STEP));
        DemoFiles.clear(directory);
        text.say("intro", day.orders().size(), DemoDay.DATE);
        try (DemoShop shop = DemoShop.open(clock, day.orders(), OUTAGE_START, OUTAGE_END)) {
            monitor(shop, clock);
            clock.set(DemoDay.MORNING);
            if (!export(shop, clock)) {
                return false;
            }
            DemoFiles.mark(directory);
        }
        if (!push(clock)) {
            return false;
        }
        for (String provider : PROVIDERS) {
            statement(provider, day);
        }
        DemoFiles.mark(directory);
        boolean exactly = reconcile(day);
        DemoFiles.mark(directory);
        return exactly;
    }

    private void monitor(DemoShop shop, DemoClock clock) throws IOException {
        text.title("title.monitor");
        Watch watch =
                Watch.of(AlertRule.of("shop-is-down", "health_check_failed for 2 minutes", Severity.P0, "console"));
        WatchState state = WatchState.initial();
        ConsoleNotifier console = ConsoleNotifier.to(text.indented(), text.language());
        HealthCheck check = withoutTimes(HttpCheck.get("api-health", shop.uri("/api/health"))
                .expectJson("status", "healthy")
                .deadline(Duration.ofSeconds(5))
                .build());
        try (HealthMonitor monitor = HealthMonitor.builder()
                .check(check)
                .time(clock, SystemClock.ticker())
                .build()) {
            String last = "";
            for (int i = 0; i < STEPS; i++) {
                clock.pass(STEP);
                HealthReport report = monitor.runOnce();
                String status = report.status().name();
                if (!status.equals(last)) {
                    text.say(
                            "check",
                            clock.instant(),
                            status,
                            report.checks().get(0).result().summary());
                    last = status;
                }
                state = watch.round(state, report, Map.of(), clock.instant()).state();
                state = watch.deliver(state, Map.of("console", console), clock.instant())
                        .state();
            }
        }
    }

    /** How long the check took differs from run to run, and the demo's story does not. */
    private static HealthCheck withoutTimes(HealthCheck check) {
        return HealthCheck.of(check.name(), () -> {
            HealthResult result = check.check();
            return result.status() == HealthStatus.HEALTHY ? HealthResult.healthy() : result;
        });
    }

    private boolean export(DemoShop shop, DemoClock clock) throws IOException {
        text.title("title.export");
        OrderSource orders = HttpOrderSource.builder(shop.uri("/api/admin/orders"), OrderMapping.ready("agri-point"))
                .currency(CurrencyUnit.of("XAF"))
                .signIn(SignIn.at(shop.uri("/api/auth/login"), DemoShop.EMAIL, Secret.of(DemoShop.PASSWORD)))
                .build();
        for (LocalDate date : List.of(DemoDay.DATE, DemoDay.DATE.plusDays(1))) {
            ExportResult result = PaymentExport.from(orders)
                    .shop(SHOP)
                    .day(new BusinessDay(date, DemoDay.ZONE))
                    .clock(clock)
                    .to(DirectorySink.at(exports())
                            .in(text.language())
                            .profiles(Set.of(ExportProfile.EXCEL_FR))
                            .clock(clock))
                    .run();
            if (result instanceof ExportResult.Refused refused) {
                text.say(REFUSED, refused.reason());
                return false;
            }
            ExportReport report = ((ExportResult.Exported) result).report();
            text.say("exported", report.headline(), DemoText.name(exports().resolve("payments-" + date + ".csv")));
        }
        return true;
    }

    /** To a stand-in that answers the first day with pages of Google's. */
    private boolean push(DemoClock clock) throws IOException {
        text.title("title.push");
        Secret token = Secret.of(TOKEN);
        try (DemoSheet sheet = DemoSheet.open(clock, token)) {
            GoogleSheetSink sink = GoogleSheetSink.builder(sheet.url(), token)
                    .clock(clock)
                    .timeout(Duration.ofSeconds(30))
                    .build();
            sheet.overload(3);
            return pushed(sink, "pushed.deferred") && pushed(sink, "pushed") && pushed(sink, "pushed.unchanged");
        }
    }

    private boolean pushed(GoogleSheetSink sink, String expected) {
        String name = "payments-" + DemoDay.DATE + ".csv";
        Message line = ExportedDay.of(exports().resolve(name))
                .fold(
                        day -> sink.write(day)
                                .fold(
                                        w -> message("pushed", name, day.size(), w.revision()),
                                        u -> message("pushed.unchanged", name, u.revision()),
                                        d -> message("pushed.deferred", name, d.reason()),
                                        r -> message(REFUSED, r.reason())),
                        reason -> message(REFUSED, reason));
        text.say(line);
        return line.key().equals(expected);
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(DemoRun.class, key, arguments);
    }

    private Path exports() {
        return directory.resolve("exports");
    }

    private void statement(String provider, DemoDay day) throws IOException {
        Path file = statementOf(provider);
        Files.createDirectories(directory.resolve("statements"));
        try (CsvFileWriter writer = new CsvFileWriter(Files.newOutputStream(file), DemoRecord.HEADER)) {
            for (DemoRecord record : day.records(provider)) {
                writer.row(record.cells());
            }
        }
    }

    private Path statementOf(String provider) {
        return directory.resolve("statements").resolve(provider + ".csv");
    }

    private boolean reconcile(DemoDay day) throws IOException {
        text.title("title.reconcile");
        ReconciliationRun run = ReconciliationRun.asOf(DemoDay.MORNING)
                .shop(SHOP)
                .store(exports().resolve("payments-" + DemoDay.DATE + ".csv"))
                .store(exports().resolve("payments-" + DemoDay.DATE.plusDays(1) + ".csv"))
                .to(directory.resolve("reconciliation"))
                .in(text.language());
        PROVIDERS.forEach(provider -> run.provider(statementOf(provider)));
        Optional<RunReport> report = run.run()
                .fold(done -> Optional.of(done.report()), refused -> Optional.empty(), failed -> Optional.empty());
        if (report.isEmpty()) {
            text.say("not-reconciled");
            return false;
        }
        tell(report.get().result());
        return compare(day, report.get().result());
    }

    private void tell(ReconciliationReport report) throws IOException {
        report.currencies()
                .forEach((code, currency) -> text.say(
                        "ties",
                        code,
                        currency.store(),
                        currency.provider(),
                        currency.unexplained(),
                        currency.unlicensed()));
        for (Message notice : report.notices()) {
            text.say("notice", notice);
        }
    }

    /** What was planted against what was found: exactly that, and nothing else. */
    private boolean compare(DemoDay day, ReconciliationReport report) throws IOException {
        text.title("title.compare");
        Set<DemoFinding> found = DemoFinding.of(report);
        List<DemoText.Row> rows = new ArrayList<>();
        boolean all = true;
        for (DemoDay.Planted planted : day.planted()) {
            boolean asPlanted = planted.code()
                    .map(code -> found.remove(new DemoFinding(code, planted.anchor())))
                    .orElseGet(() -> found.stream().noneMatch(f -> f.anchor().equals(planted.anchor())));
            all &= asPlanted;
            rows.add(new DemoText.Row(planted.story(), planted.code().map(Enum::name), asPlanted));
        }
        text.table(rows);
        for (DemoFinding unexpected : found) {
            text.say("unexpected", unexpected.code(), unexpected.anchor());
        }
        boolean exactly = all && found.isEmpty() && report.isConserved();
        text.say(exactly ? "exactly" : "not-exactly", directory.toString());
        text.say(
                "read",
                directory.resolve("reconciliation").resolve("report.html").toString());
        return exactly;
    }
}
