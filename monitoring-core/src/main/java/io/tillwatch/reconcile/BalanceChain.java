package io.tillwatch.reconcile;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds the balances of a statement against its records. Each record leads from one balance to the next; in a whole
 * statement all balances but the first and the last are left as often as they are reached, in whatever order the rows are.
 */
final class BalanceChain {
    private static final Comparator<Step> BY_TIME = Comparator.comparing((Step step) ->
                    step.record().completedAt().or(step.record()::createdAt).orElse(Instant.MIN))
            .thenComparing(step -> step.record().origin())
            .thenComparing(step -> step.record().providerId());

    private BalanceChain() {}

    /** One record and the balances around it. */
    private record Step(ProviderRecord record, BigInteger before, BigInteger after) {}

    /** Where a chain breaks: at this record the balance was expected to be another one. */
    record Break(ProviderRecord at, BigInteger expected, BigInteger actual, List<Origin> evidence) {}

    /** A row that stands twice in a statement is one row. */
    private record Row(ProviderRecord record) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Row that && unplaced().equals(that.unplaced());
        }

        @Override
        public int hashCode() {
            return unplaced().hashCode();
        }

        private List<Object> unplaced() {
            return List.of(
                    record.provider(),
                    record.kind(),
                    record.providerId(),
                    record.status(),
                    record.money(),
                    record.completedAt(),
                    record.createdAt());
        }
    }

    /** The breaks of one source, at most one for each provider and currency. */
    static List<Break> breaks(List<ProviderRecord> records, SourceCoverage source) {
        boolean told = source.opening().isPresent() && source.closing().isPresent();
        if (!told && !anyBalance(records)) {
            return List.of();
        }
        UndoneRecords undone = UndoneRecords.of(records);
        Map<String, List<ProviderRecord>> accounts = new TreeMap<>();
        records.stream()
                .map(Row::new)
                .distinct()
                .map(Row::record)
                .forEach(record -> accounts.computeIfAbsent(
                                record.provider() + ":" + record.money().currency(), a -> new ArrayList<>())
                        .add(record));
        List<Break> breaks = new ArrayList<>();
        boolean one = accounts.size() == 1;
        accounts.values().forEach(rows -> {
            Optional<BigInteger> opening = source.opening().filter(o -> one).map(BigInteger::valueOf);
            Optional<BigInteger> closing = source.closing().filter(c -> one).map(BigInteger::valueOf);
            chain(rows, undone, opening, closing)
                    .or(() -> total(rows, undone, opening, closing))
                    .ifPresent(breaks::add);
        });
        return breaks;
    }

    private static boolean anyBalance(List<ProviderRecord> records) {
        for (ProviderRecord record : records) {
            if (record.money().settlement().balance().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static BigInteger movement(ProviderRecord record, UndoneRecords undone) {
        long net = record.money().reaching().orElse(record.money().gross());
        return undone.counts(record) ? BigInteger.valueOf(net) : BigInteger.ZERO;
    }

    /** Nothing to hold if a record that moved money says no balance. */
    private static Optional<Break> chain(
            List<ProviderRecord> rows,
            UndoneRecords undone,
            Optional<BigInteger> opening,
            Optional<BigInteger> closing) {
        List<Step> steps = new ArrayList<>();
        for (ProviderRecord row : rows) {
            Optional<Long> balance = row.money().settlement().balance();
            BigInteger movement = movement(row, undone);
            if (balance.isEmpty() && movement.signum() != 0) {
                return Optional.empty();
            }
            balance.map(BigInteger::valueOf)
                    .ifPresent(after -> steps.add(new Step(row, after.subtract(movement), after)));
        }
        steps.sort(BY_TIME);
        Map<BigInteger, Integer> left = new LinkedHashMap<>();
        for (Step step : steps) {
            left.merge(step.before(), 1, Integer::sum);
            left.merge(step.after(), -1, Integer::sum);
        }
        opening.ifPresent(first -> left.merge(first, -1, Integer::sum));
        closing.ifPresent(last -> left.merge(last, 1, Integer::sum));
        int mayBegin = opening.isPresent() ? 0 : 1;
        // As many balances end chains as begin them, but for those of the manifest: it is enough to count one of both.
        int begins = left.values().stream().mapToInt(n -> Math.max(n, 0)).sum();
        return steps.isEmpty() || begins <= mayBegin
                ? Optional.empty()
                : Optional.of(firstBreak(steps, left, opening, closing));
    }

    private static Break firstBreak(
            List<Step> steps,
            Map<BigInteger, Integer> left,
            Optional<BigInteger> opening,
            Optional<BigInteger> closing) {
        List<Origin> evidence = new ArrayList<>();
        Optional<Break> first = Optional.empty();
        Optional<BigInteger> before = opening;
        for (Step step : steps) {
            boolean breaks = before.isPresent()
                    && !before.get().equals(step.before())
                    && left.getOrDefault(step.before(), 0) > 0;
            if (breaks) {
                evidence.add(step.record().origin());
                BigInteger expected = before.get();
                first = first.or(() -> Optional.of(new Break(step.record(), expected, step.before(), List.of())));
            }
            before = Optional.of(step.after());
        }
        Step last = steps.get(steps.size() - 1);
        Break found =
                first.orElseGet(() -> new Break(last.record(), closing.orElse(last.after()), last.after(), List.of()));
        evidence.add(found.at().origin());
        return new Break(
                found.at(),
                found.expected(),
                found.actual(),
                evidence.stream().sorted().distinct().toList());
    }

    /** Without balances in the rows, what the manifest says must still add up. */
    private static Optional<Break> total(
            List<ProviderRecord> rows,
            UndoneRecords undone,
            Optional<BigInteger> opening,
            Optional<BigInteger> closing) {
        if (anyBalance(rows) || opening.isEmpty() || closing.isEmpty()) {
            return Optional.empty();
        }
        BigInteger end = rows.stream().map(row -> movement(row, undone)).reduce(opening.get(), BigInteger::add);
        ProviderRecord last = rows.stream()
                .map(row -> new Step(row, BigInteger.ZERO, BigInteger.ZERO))
                .max(BY_TIME)
                .orElseThrow()
                .record();
        return end.equals(closing.get())
                ? Optional.empty()
                : Optional.of(new Break(last, closing.get(), end, List.of(last.origin())));
    }
}
