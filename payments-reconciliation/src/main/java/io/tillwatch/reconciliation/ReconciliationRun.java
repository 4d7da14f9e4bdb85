package io.tillwatch.reconciliation;

import io.tillwatch.export.directory.DirectoryLock;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconcile.Instalment;
import io.tillwatch.reconcile.Reconciliation;
import io.tillwatch.reconcile.ReconciliationPolicy;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.reconcile.SourceCoverage;
import io.tillwatch.reconciliation.policy.ReadingPolicy;
import io.tillwatch.reconciliation.statement.StatementMapping;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Compares files of store payments with files of provider records and writes what it finds into a directory.
 *
 * <pre>{@code
 * RunResult result = ReconciliationRun.asOf(clock.instant())
 *         .shop("boutique-akwa")
 *         .store(Path.of("exports/payments-2026-03-01.csv"))
 *         .provider(Path.of("inbox/stripe.csv"))
 *         .to(Path.of("reconciliation"))
 *         .run();
 * }</pre>
 *
 * <p>Writes {@code discrepancies.csv}, {@code reconciliation.json}, {@code report.md}, {@code report.html} and, last and only if the
 * result can be vouched for, {@code reconciliation.manifest.json}. Files appear whole or not at all. What people wrote into
 * {@code discrepancies.csv} is kept. Files may be larger than memory: only what
 * does not agree is held in it; the keys of the rest go to a temporary file in the directory when there are too many. Not
 * thread-safe.
 */
public final class ReconciliationRun {
    private final Instant asOf;
    private final List<Path> stores = new ArrayList<>();
    private final List<Path> providers = new ArrayList<>();
    private final Map<Path, ProviderSource> sources = new HashMap<>();
    private final List<SourceCoverage> absent = new ArrayList<>();
    private final List<Message> notes = new ArrayList<>();
    private final Set<String> covers = new TreeSet<>();
    private Optional<ZoneId> statementZone = Optional.empty();
    private Optional<CurrencyUnit> statementCurrency = Optional.empty();
    private Optional<String> shop = Optional.empty();
    private Optional<ReconciliationPolicy> policy = Optional.empty();
    private ReadingPolicy reading = ReadingPolicy.DEFAULTS;
    private Optional<Path> schedule = Optional.empty();
    private Optional<BusinessDay> day = Optional.empty();
    private Optional<Path> previous = Optional.empty();
    private Optional<Path> decisions = Optional.empty();
    private Optional<Path> directory = Optional.empty();
    private Locale language = Locale.ENGLISH;
    private boolean inMemory;
    private long memory = Runtime.getRuntime().maxMemory();
    private Function<Reconciliation, ReconciliationReport> engine = Reconciliation::run;

    private ReconciliationRun(Instant asOf) {
        this.asOf = Objects.requireNonNull(asOf, "asOf");
    }

    /**
     * Begins a run.
     *
     * @param instant the instant of judgement: what is younger than its settling window then is in flight
     * @return a run over nothing
     */
    public static ReconciliationRun asOf(Instant instant) {
        return new ReconciliationRun(instant);
    }

    /**
     * The shop. It goes into the ids of discrepancies: another name makes other ids.
     *
     * @param name the name; that of the policy unless set, else {@code shop}
     * @return this
     */
    public ReconciliationRun shop(String name) {
        shop = Optional.of(name);
        return this;
    }

    /**
     * Adds a file of store payments, such as a daily export.
     *
     * @param file at least one is required
     * @return this
     */
    public ReconciliationRun store(Path file) {
        stores.add(Objects.requireNonNull(file, "file"));
        return this;
    }

    /**
     * Adds a file of provider records, or a statement that one ready mapping fits. If {@code <file>.manifest.json} stands beside it, that says what the file covers
     * and whether it is whole; else it counts as whole for the providers that occur in it.
     *
     * @param file at least one is required
     * @return this
     */
    public ReconciliationRun provider(Path file) {
        providers.add(Objects.requireNonNull(file, "file"));
        return this;
    }

    /**
     * Adds a statement as the provider wrote it.
     *
     * @param file the statement
     * @param mapping what its columns and words mean
     * @return this
     */
    public ReconciliationRun statement(Path file, StatementMapping mapping) {
        return source(ProviderSource.statement(file, mapping));
    }

    /**
     * Adds a file of provider records or a statement, with what is known about it.
     *
     * @param source the file, and whose it is
     * @return this
     */
    public ReconciliationRun source(ProviderSource source) {
        sources.put(source.file(), source);
        return provider(source.file());
    }

    /**
     * Says that the file of a provider is not there. Nothing of the provider is called missing then, and the result cannot be
     * vouched for.
     *
     * @param provider the provider's id
     * @param where where the file should be, for the report
     * @return this
     */
    public ReconciliationRun absent(String provider, String where) {
        absent.add(new SourceCoverage(where, Set.of(provider), false, "NO_FILE"));
        return this;
    }

    /**
     * Adds something that people must know to understand the result.
     *
     * @param note a notice of the report
     * @return this
     */
    public ReconciliationRun note(Message note) {
        notes.add(Objects.requireNonNull(note, "note"));
        return this;
    }

    /**
     * The zone of times in statements that do not say theirs.
     *
     * @param zone such as {@code Africa/Douala}; that of {@link #day} unless set
     * @return this
     */
    public ReconciliationRun statementZone(ZoneId zone) {
        statementZone = Optional.of(zone);
        return this;
    }

    /**
     * The currency of amounts in statements that do not say theirs.
     *
     * @param currency such as XAF
     * @return this
     */
    public ReconciliationRun statementCurrency(CurrencyUnit currency) {
        statementCurrency = Optional.of(currency);
        return this;
    }

    /**
     * Says that the files hold everything of a provider, even if it does not occur in them.
     *
     * @param provider the provider's id
     * @return this
     */
    public ReconciliationRun covers(String provider) {
        covers.add(provider.strip().toLowerCase(Locale.ROOT));
        return this;
    }

    /**
     * Judges one business day only: orders that were created on it.
     *
     * @param businessDay the day; everything up to the instant of judgement unless set
     * @return this
     */
    public ReconciliationRun day(BusinessDay businessDay) {
        day = Optional.of(businessDay);
        return this;
    }

    /**
     * How to judge.
     *
     * @param newPolicy the policy; {@link ReconciliationPolicy#defaults} unless set
     * @return this
     */
    public ReconciliationRun policy(ReconciliationPolicy newPolicy) {
        policy = Optional.of(newPolicy);
        return this;
    }

    /**
     * How to read the files where they do not say enough themselves.
     *
     * @param newReading {@link ReadingPolicy#DEFAULTS} unless set
     * @return this
     */
    public ReconciliationRun reading(ReadingPolicy newReading) {
        reading = Objects.requireNonNull(newReading, "newReading");
        return this;
    }

    /**
     * The plan by which orders are paid in parts.
     *
     * @param file CSV with {@code order_id,due_at,due_minor,currency}; unless set, every order is due at once
     * @return this
     */
    public ReconciliationRun schedule(Path file) {
        schedule = Optional.of(file);
        return this;
    }

    /**
     * Where an earlier run wrote: what it told first, and what people wrote since, is kept.
     *
     * @param previousDirectory a directory with {@code discrepancies.csv}; unless set, that of {@link #to} if it has one
     * @return this
     */
    public ReconciliationRun previous(Path previousDirectory) {
        previous = Optional.of(previousDirectory);
        return this;
    }

    /**
     * What people decided in a list of discrepancies that they edited, for instance in a spreadsheet. If one row of it is
     * wrong, all its problems are told and nothing is written.
     *
     * @param file a {@code discrepancies.csv} with commas, semicolons or tabs, in any order of columns and rows; rows may
     *     be missing
     * @return this
     */
    public ReconciliationRun decisions(Path file) {
        decisions = Optional.of(file);
        return this;
    }

    /**
     * Where to write.
     *
     * @param newDirectory created when it does not exist; required
     * @return this
     */
    public ReconciliationRun to(Path newDirectory) {
        directory = Optional.of(newDirectory);
        return this;
    }

    /**
     * The language of explanations and of the report.
     *
     * @param newLanguage French for French, everything else is English; English unless set
     * @return this
     */
    public ReconciliationRun in(Locale newLanguage) {
        language = Objects.requireNonNull(newLanguage, "newLanguage");
        return this;
    }

    /** Judges every row and sets nothing aside: slower, with the same result to the byte. */
    ReconciliationRun inMemory() {
        inMemory = true;
        return this;
    }

    /** Another size of memory than that of this JVM, for tests. */
    ReconciliationRun memory(long bytes) {
        memory = bytes;
        return this;
    }

    /** Another engine, for tests of what happens when the sums do not tie. */
    ReconciliationRun engine(Function<Reconciliation, ReconciliationReport> newEngine) {
        engine = newEngine;
        return this;
    }

    /**
     * Reads, compares and writes.
     *
     * @return how it ended
     * @throws IllegalStateException if there is no file of store payments, no file of provider records or no directory
     */
    public RunResult run() {
        Path target = requireComplete();
        try {
            Files.createDirectories(target);
            try (DirectoryLock lock = DirectoryLock.tryAcquire(target)) {
                return lock.held() ? runInto(target) : failed("busy", target);
            }
        } catch (IOException e) {
            return failed("write-failed", target, Problems.reason(e));
        }
    }

    private Path requireComplete() {
        List<String> missing = new ArrayList<>();
        if (stores.isEmpty()) {
            missing.add("no file of store payments: add one with store(...)");
        }
        if (providers.isEmpty() && absent.isEmpty()) {
            missing.add("no file of provider records: add one with provider(...)");
        }
        if (directory.isEmpty()) {
            missing.add("no directory: set it with to(...)");
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "ReconciliationRun has " + missing.size() + " problems: " + String.join("; ", missing));
        }
        return directory.orElseThrow();
    }

    private RunResult runInto(Path target) throws IOException {
        Problems problems = new Problems();
        var setting = new Statements.Setting(sources, statementZone, statementCurrency, day.map(BusinessDay::zone));
        Expected expected = new Expected(sources, absent, notes);
        try (Statements statements = Statements.prepare(providers, setting, target, problems);
                Inputs inputs = Inputs.open(stores, providers, expected, statements, reading, problems)) {
            return runWith(inputs, target, problems);
        }
    }

    private RunResult runWith(Inputs inputs, Path target, Problems problems) throws IOException {
        List<Instalment> plan =
                schedule.map(file -> inputs.schedule(file, problems)).orElse(List.of());
        PreviousRun before = PreviousRun.of(previous, target, problems);
        DecisionList list =
                decisions.map(file -> DecisionList.read(file, problems)).orElse(DecisionList.NONE);
        Optional<RunResult> hindered = problems.result();
        if (hindered.isPresent()) {
            return hindered.get();
        }
        Set<String> missing = day.filter(d -> before.isClosed(d.date())).isPresent() ? before.missing() : Set.of();
        inputs.read(covers, reading(target, plan, missing), problems);
        Optional<RunResult> unreadable = problems.result();
        if (unreadable.isPresent()) {
            return unreadable.get();
        }
        Reconciliation reconciliation =
                Reconciliation.asOf(asOf).policy(finalPolicy()).schedule(plan);
        day.ifPresent(reconciliation::day);
        reconciliation.missingBefore(missing);
        inputs.giveTo(reconciliation);
        ReconciliationReport report =
                Tally.with(inputs.clear().with(engine.apply(reconciliation)), inputs.quarantined(), inputs.read());
        FollowUps followUps = new FollowUps(report, before, list, language);
        followUps.understand(problems);
        hindered = problems.result();
        if (hindered.isPresent()) {
            return hindered.get();
        }
        RunReport run = followUps.report(inputs, finalPolicy().severities());
        return new RunResult.Done(run, new ReportFiles(target, language, run, followUps.remembered()).write());
    }

    private ReadingPlan reading(Path target, List<Instalment> plan, Set<String> missing) {
        Set<String> watched = new HashSet<>(missing);
        plan.forEach(instalment -> watched.add(instalment.orderId()));
        return new ReadingPlan(asOf, day, finalPolicy(), reading, watched, target, memory, inMemory);
    }

    private ReconciliationPolicy finalPolicy() {
        ReconciliationPolicy base = policy.orElseGet(() -> ReconciliationPolicy.defaults("shop"));
        return shop.map(name -> base.toBuilder().shop(name).build()).orElse(base);
    }

    private static RunResult failed(String key, Object... arguments) {
        return new RunResult.Failed(List.of(Message.of(ReconciliationRun.class, key, arguments)));
    }
}
