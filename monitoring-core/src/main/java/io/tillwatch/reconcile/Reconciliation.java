package io.tillwatch.reconcile;

import io.tillwatch.reconcile.Judge.Verdict;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares what a shop believes was paid with what its providers did, in memory.
 *
 * <pre>{@code
 * ReconciliationReport report = Reconciliation.asOf(clock.instant())
 *         .policy(ReconciliationPolicy.defaults("boutique-akwa"))
 *         .store(payments)
 *         .provider(records, new SourceCoverage("stripe.csv", Set.of("stripe"), true, "ASSERTED"))
 *         .run();
 * }</pre>
 *
 * <p>A pure function of what it is given: the order of the input changes nothing. Not thread-safe.
 */
public final class Reconciliation {
    /** Where rows stand comes last: in other files, or shuffled, they are told in the same order. */
    private static final Comparator<ReconciliationReport.InFlight> BY_AGE = Comparator.comparingLong(
                    ReconciliationReport.InFlight::ageHours)
            .reversed()
            .thenComparing(waiting -> waiting.subject().orderId())
            .thenComparing(waiting -> waiting.subject().provider())
            .thenComparing(waiting -> waiting.subject().providerId())
            .thenComparing(waiting -> waiting.evidence().toString());

    private final Instant asOf;
    private final List<StorePayment> payments = new ArrayList<>();
    private final List<ProviderRecord> records = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Long> agreeing = new TreeMap<>();
    private final Set<String> missingBefore = new TreeSet<>();
    private final List<Instalment> schedule = new ArrayList<>();
    private ReconciliationPolicy policy = ReconciliationPolicy.defaults("shop");
    private Optional<BusinessDay> day = Optional.empty();

    private record Source(SourceCoverage coverage, List<ProviderRecord> rows) {}

    private Reconciliation(Instant asOf) {
        this.asOf = Objects.requireNonNull(asOf, "asOf");
    }

    /**
     * Begins a reconciliation.
     *
     * @param instant the instant of judgement: what is younger than its settling window then is in flight
     * @return a reconciliation of nothing, with the default policy
     */
    public static Reconciliation asOf(Instant instant) {
        return new Reconciliation(instant);
    }

    /**
     * How to judge.
     *
     * @param newPolicy the policy; the default one unless set
     * @return this
     */
    public Reconciliation policy(ReconciliationPolicy newPolicy) {
        policy = Objects.requireNonNull(newPolicy, "newPolicy");
        return this;
    }

    /**
     * Judges one business day only: groups whose order was first created on it.
     *
     * @param businessDay the day; everything unless set
     * @return this
     */
    public Reconciliation day(BusinessDay businessDay) {
        day = Optional.of(businessDay);
        return this;
    }

    /**
     * Adds what the shop believes.
     *
     * @param rows rows of store payments
     * @return this
     */
    public Reconciliation store(List<StorePayment> rows) {
        payments.addAll(rows);
        return this;
    }

    /**
     * Adds what providers did.
     *
     * @param rows provider records
     * @param coverage what they cover; a provider that no source covers is not judged
     * @return this
     */
    public Reconciliation provider(List<ProviderRecord> rows, SourceCoverage coverage) {
        records.addAll(rows);
        sources.add(new Source(Objects.requireNonNull(coverage, "coverage"), List.copyOf(rows)));
        return this;
    }

    /**
     * Adds the plans by which orders are to be paid in parts.
     *
     * @param instalments parts of orders; an order without any is due at once
     * @return this
     */
    public Reconciliation schedule(List<Instalment> instalments) {
        schedule.addAll(instalments);
        return this;
    }

    /**
     * Says what an earlier report of the same closed day told as missing. What has arrived since is told as
     * {@link DiscrepancyCode#LATE_ARRIVAL}.
     *
     * @param anchors orders by their id, records as {@code provider:id}
     * @return this
     */
    public Reconciliation missingBefore(Set<String> anchors) {
        missingBefore.addAll(anchors);
        return this;
    }

    /**
     * Says how many payments of a provider agree in time and are not given, because they were found to match before. They
     * count when {@link DiscrepancyCode#TIMEZONE_SUSPECT} asks for most of the payments.
     *
     * @param provider the provider's id
     * @param payments how many
     * @return this
     */
    public Reconciliation agreeing(String provider, long payments) {
        agreeing.merge(provider, payments, Long::sum);
        return this;
    }

    /**
     * Compares.
     *
     * @return the report; {@link ReconciliationReport#isConserved} says whether it can be vouched for
     */
    public ReconciliationReport run() {
        ControlTotals raw = ControlTotals.of(payments, records);
        RowFilter<StorePayment, RowFilter.PaymentKey> paymentRows = RowFilter.payments(payments);
        RowFilter<ProviderRecord, RowFilter.RecordKey> recordRows = RowFilter.records(records);
        Collection<Group> groups = Grouping.of(paymentRows.kept(), recordRows.kept(), policy);
        List<Discrepancy> ofSources = new ArrayList<>();
        List<SourceCoverage> coverages = balances(ofSources);
        TimeOffsets offsets = TimeOffsets.of(groups, policy.limits(), agreeing);
        Map<String, Long> suspects = policy.rules().has(StandardRule.TIME_ZONE) ? offsets.suspects() : Map.of();
        suspects.forEach((provider, hours) -> ofSources.add(
                SourceDiscrepancies.timeZone(policy, provider, hours, offsets.evidence(provider, hours))));
        JudgingContext context = new JudgingContext(
                asOf,
                policy,
                completeness(coverages),
                Schedule.of(schedule),
                policy.zone().or(() -> day.map(BusinessDay::zone)),
                PayoutBook.of(recordRows.kept()),
                suspects,
                missingBefore);
        Judge judge = new Judge(context);
        List<Verdict> verdicts = new ArrayList<>();
        for (Group group : groups) {
            flagRows(group, paymentRows, recordRows);
            if (isOutside(group)) {
                verdicts.add(new Verdict(group, Bucket.IGNORED, new Codes()));
            } else {
                verdicts.addAll(judge.judge(group));
            }
        }
        verdicts = Suggestions.among(verdicts, policy);
        Ledger ledger = new Ledger();
        verdicts.forEach(ledger::put);
        setAside(ledger, paymentRows, recordRows);
        return report(verdicts, ofSources, ledger.close(raw), context, coverages);
    }

    /** A source of which the balances do not follow from its records is not whole. */
    private List<SourceCoverage> balances(List<Discrepancy> found) {
        List<SourceCoverage> coverages = new ArrayList<>();
        for (Source source : sources) {
            List<BalanceChain.Break> breaks = policy.rules().has(StandardRule.BALANCE)
                    ? BalanceChain.breaks(source.rows(), source.coverage())
                    : List.of();
            breaks.forEach(each -> found.add(
                    SourceDiscrepancies.balance(policy, asOf, source.coverage().name(), each)));
            coverages.add(
                    breaks.isEmpty() ? source.coverage() : source.coverage().broken());
        }
        return coverages;
    }

    private static Map<String, Boolean> completeness(List<SourceCoverage> coverages) {
        Map<String, Boolean> completeness = new TreeMap<>();
        for (SourceCoverage source : coverages) {
            source.providers().forEach(p -> completeness.merge(p, source.complete(), Boolean::logicalAnd));
        }
        return completeness;
    }

    private static void flagRows(
            Group group,
            RowFilter<StorePayment, RowFilter.PaymentKey> paymentRows,
            RowFilter<ProviderRecord, RowFilter.RecordKey> recordRows) {
        if (!paymentRows.codes().isEmpty()) {
            for (StorePayment payment : group.payments()) {
                Optional.ofNullable(paymentRows.codes().get(RowFilter.PaymentKey.of(payment)))
                        .ifPresent(group::flag);
            }
        }
        if (!recordRows.codes().isEmpty()) {
            for (ProviderRecord record : group.records()) {
                Optional.ofNullable(recordRows.codes().get(RowFilter.RecordKey.of(record)))
                        .ifPresent(group::flag);
            }
        }
    }

    private boolean isOutside(Group group) {
        Optional<Instant> at = group.dayInstant();
        boolean after = at.isPresent() && at.get().isAfter(asOf);
        boolean otherDay =
                day.isPresent() && at.map(i -> !day.get().contains(i)).orElse(false);
        return after || otherDay;
    }

    private void setAside(
            Ledger ledger,
            RowFilter<StorePayment, RowFilter.PaymentKey> paymentRows,
            RowFilter<ProviderRecord, RowFilter.RecordKey> recordRows) {
        paymentRows.repeated().forEach(row -> ledger.put(row, Bucket.IGNORED));
        paymentRows.conflicting().forEach(row -> ledger.put(row, Bucket.QUARANTINED));
        UndoneRecords undone = UndoneRecords.of(records);
        recordRows.repeated().forEach(row -> ledger.put(row, Bucket.IGNORED, undone.movedBy(row)));
        recordRows.conflicting().forEach(row -> ledger.put(row, Bucket.QUARANTINED, undone.movedBy(row)));
    }

    private ReconciliationReport report(
            List<Verdict> verdicts,
            List<Discrepancy> ofSources,
            Map<String, CurrencyReport> currencies,
            JudgingContext context,
            List<SourceCoverage> coverages) {
        List<Discrepancy> discrepancies = Stream.concat(
                        verdicts.stream().filter(Reconciliation::isTold).map(v -> DiscrepancyWriter.of(v, context)),
                        ofSources.stream())
                .sorted(Reconciliation::byUrgency)
                .toList();
        long store = 0;
        long provider = 0;
        for (CurrencyReport currency : currencies.values()) {
            for (CurrencyReport.BucketTotal total : currency.buckets().values()) {
                store += total.storeCount();
                provider += total.providerCount();
            }
        }
        return new ReconciliationReport(
                policy.shop(),
                asOf,
                day.map(BusinessDay::date),
                coverages,
                discrepancies,
                verdicts.stream()
                        .filter(v -> v.bucket() == Bucket.IN_FLIGHT)
                        .map(v -> DiscrepancyWriter.inFlight(v.group(), asOf))
                        .sorted(BY_AGE)
                        .toList(),
                currencies,
                new ReconciliationReport.Counts(store, provider),
                new ReconciliationReport.Counts(payments.size(), records.size()),
                notices(verdicts, discrepancies, context, coverages));
    }

    /** The most serious first, of those the oldest. */
    private static int byUrgency(Discrepancy a, Discrepancy b) {
        int bySeverity = a.severity().compareTo(b.severity());
        int byAge = bySeverity != 0 ? bySeverity : Long.compare(b.ageHours(), a.ageHours());
        return byAge != 0 ? byAge : a.id().compareTo(b.id());
    }

    private static boolean isTold(Verdict verdict) {
        return switch (verdict.bucket()) {
            case DISCREPANCY, MATCHED_WITH_DIFFERENCE -> true;
            case IGNORED -> !verdict.codes().isEmpty();
            case MATCHED, IN_FLIGHT, NOT_JUDGED, QUARANTINED -> false;
        };
    }

    private static List<Message> notices(
            List<Verdict> verdicts,
            List<Discrepancy> discrepancies,
            JudgingContext context,
            List<SourceCoverage> coverages) {
        List<Message> notices = new ArrayList<>();
        for (SourceCoverage source : coverages) {
            if (!source.complete()) {
                notices.add(message("notice.SOURCE_INCOMPLETE", source.name(), String.join(", ", source.providers())));
            }
        }
        Set<String> uncovered = new TreeSet<>();
        verdicts.stream()
                .filter(v -> v.bucket() == Bucket.NOT_JUDGED)
                .flatMap(v -> v.group().payments().stream())
                .map(StorePayment::provider)
                .filter(provider -> !context.isCovered(provider))
                .forEach(uncovered::add);
        for (String provider : uncovered) {
            long rows = verdicts.stream()
                    .filter(v -> v.bucket() == Bucket.NOT_JUDGED)
                    .flatMap(v -> v.group().payments().stream())
                    .filter(p -> p.provider().equals(provider))
                    .count();
            notices.add(message("notice.not-judged", provider, rows));
        }
        notices.addAll(tolerated(discrepancies));
        return notices;
    }

    /** Small differences are told together: their sum may be large. */
    private static List<Message> tolerated(List<Discrepancy> discrepancies) {
        Map<String, BigInteger> sums = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        for (Discrepancy d : discrepancies) {
            if (d.code() == DiscrepancyCode.WITHIN_TOLERANCE || d.code() == DiscrepancyCode.ROUNDING_5) {
                String currency = d.amounts().currency();
                sums.merge(currency, d.amounts().delta().orElse(BigInteger.ZERO), BigInteger::add);
                counts.merge(currency, 1L, Long::sum);
            }
        }
        List<Message> notices = new ArrayList<>();
        sums.forEach((currency, sum) -> notices.add(
                message("notice.tolerated", counts.getOrDefault(currency, 0L), MinorUnits.shown(sum, currency))));
        return notices;
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(Reconciliation.class, key, arguments);
    }
}
