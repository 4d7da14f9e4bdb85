package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Instalment;
import io.tillwatch.reconcile.Origin;
import io.tillwatch.reconcile.ProviderRecord;
import io.tillwatch.reconcile.Reconciliation;
import io.tillwatch.reconcile.ReconciliationPolicy;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.reconcile.SourceCoverage;
import io.tillwatch.reconcile.StorePayment;
import io.tillwatch.reconcile.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A world of the core's tests as files of the contract, and what the core says about the same rows without any file. */
final class WorldFiles {
    static final Set<String> COVERED = Set.of("stripe", "mtn_momo", "orange_money", "moov_money", "cod");

    private static final String STORE_MORE = ",refunded_at,fulfilled_at,customer_key";
    private static final String PROVIDER_MORE =
            ",alt_ids,description,authorized_minor,fx_rate,balance_minor,respond_by";

    private final Path directory;
    private final Map<String, List<StorePayment>> stores = new TreeMap<>();
    private final Map<String, List<ProviderRecord>> providers = new TreeMap<>();
    private final List<Instalment> plan = new ArrayList<>();

    /** Every row of a file as it stands there, by where it stands. */
    private final Map<String, String> rows = new HashMap<>();

    private WorldFiles(Path directory) {
        this.directory = directory;
    }

    /** One file for the shop, one for the providers, one for the wallet and, if there is one, the plan. */
    static WorldFiles write(World world, Path directory) {
        WorldFiles files = new WorldFiles(directory);
        files.store("store.csv", world.store);
        files.provider("provider.csv", world.provider);
        files.provider("wallet.csv", world.wallet);
        files.plan(world.plan);
        return files;
    }

    /** The same rows in more files: every second one of the shop, and the providers' one after the other. */
    static WorldFiles split(World world, Path directory) {
        WorldFiles files = new WorldFiles(directory);
        for (int half = 0; half < 2; half++) {
            List<StorePayment> some = new ArrayList<>();
            for (int i = half; i < world.store.size(); i += 2) {
                some.add(world.store.get(i));
            }
            files.store("store-" + half + ".csv", some);
        }
        for (String provider : COVERED) {
            files.provider(
                    provider + ".csv",
                    world.provider.stream()
                            .filter(record -> record.provider().equals(provider))
                            .toList());
        }
        files.provider("wallet.csv", world.wallet);
        files.plan(world.plan);
        return files;
    }

    private void store(String name, List<StorePayment> payments) {
        List<StorePayment> read = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        for (StorePayment p : payments) {
            read.add(new StorePayment(
                    p.orderId(),
                    p.attempt(),
                    p.provider(),
                    p.providerRef(),
                    p.dueMinor(),
                    p.paidMinor(),
                    p.refundedMinor(),
                    p.currency(),
                    p.status(),
                    p.proof(),
                    p.createdAt(),
                    p.paidAt(),
                    p.refundedAt(),
                    p.fulfilledAt(),
                    p.customerKey(),
                    new Origin(name, read.size() + 2L)));
            cells.add(List.of(
                    p.orderId(),
                    Integer.toString(p.attempt()),
                    p.provider(),
                    p.providerRef(),
                    Long.toString(p.dueMinor()),
                    Long.toString(p.paidMinor()),
                    Long.toString(p.refundedMinor()),
                    p.currency(),
                    p.status().name(),
                    p.proof().name(),
                    cell(p.createdAt()),
                    cell(p.paidAt()),
                    cell(p.refundedAt()),
                    cell(p.fulfilledAt()),
                    p.customerKey()));
        }
        stores.put(name, read);
        write(name, Desk.STORE.strip() + STORE_MORE, cells);
    }

    private void provider(String name, List<ProviderRecord> records) {
        List<ProviderRecord> read = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        for (ProviderRecord r : records) {
            read.add(new ProviderRecord(
                    r.provider(),
                    r.kind(),
                    r.providerId(),
                    r.merchantRef(),
                    r.money(),
                    r.status(),
                    r.createdAt(),
                    r.completedAt(),
                    r.payoutId(),
                    r.parentId(),
                    r.altIds(),
                    r.description(),
                    r.respondBy(),
                    new Origin(name, read.size() + 2L)));
            cells.add(cells(r));
        }
        providers.put(name, read);
        write(name, Desk.PROVIDER.strip() + PROVIDER_MORE, cells);
    }

    private static List<String> cells(ProviderRecord r) {
        ProviderRecord.RecordMoney money = r.money();
        return List.of(
                r.provider(),
                r.kind().name(),
                r.providerId(),
                r.merchantRef(),
                Long.toString(money.gross()),
                cell(money.fee()),
                cell(money.net()),
                money.currency(),
                cell(money.customer()),
                money.customerCurrency(),
                r.status().name(),
                cell(r.createdAt()),
                cell(r.completedAt()),
                cell(money.settlement().availableAt()),
                r.payoutId(),
                r.parentId(),
                String.join("|", r.altIds()),
                r.description(),
                cell(money.authorized()),
                money.settlement().fxRate().map(rate -> rate.toPlainString()).orElse(""),
                cell(money.settlement().balance()),
                cell(r.respondBy()));
    }

    private void plan(List<Instalment> instalments) {
        List<List<String>> cells = new ArrayList<>();
        for (Instalment i : instalments) {
            plan.add(new Instalment(
                    i.orderId(), i.dueAt(), i.dueMinor(), i.currency(), new Origin("plan.csv", plan.size() + 2L)));
            cells.add(List.of(i.orderId(), i.dueAt().toString(), Long.toString(i.dueMinor()), i.currency()));
        }
        write("plan.csv", "order_id,due_at,due_minor,currency", cells);
    }

    private static String cell(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private void write(String name, String header, List<List<String>> cells) {
        try {
            Files.createDirectories(directory);
            try (var out = Files.newBufferedWriter(directory.resolve(name));
                    var csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
                csv.printRecord((Object[]) header.split(",", -1));
                for (List<String> row : cells) {
                    csv.printRecord(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < cells.size(); i++) {
            rows.put(new Origin(name, i + 2L).toString(), String.join(",", cells.get(i)));
        }
    }

    /** The row at a place. */
    String row(Origin place) {
        return rows.getOrDefault(place.toString(), place.toString());
    }

    /** Names of files, in an order that depends on the seed only. */
    List<String> names() {
        List<String> names = new ArrayList<>(new TreeSet<>(stores.keySet()));
        names.addAll(new TreeSet<>(providers.keySet()));
        names.add("plan.csv");
        return names;
    }

    /** A run over the files, given in one order or in the other. */
    ReconciliationRun run(ReconciliationPolicy policy, boolean backwards, Path out) {
        ReconciliationRun run = ReconciliationRun.asOf(World.AS_OF)
                .policy(policy)
                .schedule(directory.resolve("plan.csv"))
                .to(out);
        COVERED.forEach(run::covers);
        run.covers("wave");
        List<String> names = names();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(backwards ? names.size() - 1 - i : i);
            if (stores.containsKey(name)) {
                run.store(directory.resolve(name));
            } else if (providers.containsKey(name)) {
                run.provider(directory.resolve(name));
            }
        }
        return run;
    }

    /** What the core says about the same rows. */
    ReconciliationReport core(ReconciliationPolicy policy) {
        Reconciliation core = Reconciliation.asOf(World.AS_OF).policy(policy).schedule(plan);
        stores.values().forEach(core::store);
        Set<String> more = new TreeSet<>(COVERED);
        more.add("wave");
        providers.forEach((name, records) -> {
            Set<String> own =
                    records.stream().map(ProviderRecord::provider).collect(Collectors.toCollection(TreeSet::new));
            more.removeAll(own);
            core.provider(records, new SourceCoverage(name, own, true, "ASSERTED"));
        });
        if (!more.isEmpty()) {
            core.provider(List.of(), new SourceCoverage("--covers", more, true, "ASSERTED"));
        }
        return core.run();
    }
}
