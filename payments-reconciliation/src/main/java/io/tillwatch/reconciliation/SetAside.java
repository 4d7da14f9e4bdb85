package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.ProviderRecord;
import io.tillwatch.reconcile.StorePayment;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of any size and sets aside what needs no judge: a row of the shop and a record that agree in everything, and
 * that share no key with anything else in the whole input. The rest is read again, exactly, and is all that the judge sees;
 * since nothing in it could have to do with what was set aside, the result is the same.
 */
final class SetAside {
    private static final long ROW_BYTES = 150;

    private final List<CsvSource> sources;
    private final BlockScan.SharedReading reading;
    private final Crew crew;
    private final ReadingPlan plan;
    private final Set<CsvSource> balanced;
    private final Mentions mentions;
    private final Map<CsvSource, TreeSet<String>> providers = new HashMap<>();
    private final AtomicInteger storeNumbers = new AtomicInteger();
    private final AtomicInteger providerNumbers = new AtomicInteger();
    private final ClearTotals totals = ClearTotals.none();
    private final List<Chunk> storeChunks = new ArrayList<>();
    private final List<Chunk> providerChunks = new ArrayList<>();
    private final Map<Chunk, Part> parts = new HashMap<>();
    private @Nullable Pairs pairs;

    /** @param balanced files of which all records go to the judge */
    SetAside(List<CsvSource> sources, ReadingPlan plan, Set<CsvSource> balanced, Crew crew, Scratch scratch) {
        this.plan = plan;
        this.balanced = balanced;
        this.sources = List.copyOf(sources);
        this.crew = crew;
        this.reading = new BlockScan.SharedReading(
                plan.rule(),
                new KeyWords(plan.policy().orderPatterns()),
                plan.reading(),
                plan.contracted(),
                new Names(),
                new Names());
        long bytes = sources.stream().mapToLong(CsvSource::size).sum();
        this.mentions = Mentions.of(bytes / ROW_BYTES, scratch);
    }

    /** The rows of a chunk that go to the judge. */
    private record Part(List<StorePayment> payments, List<ProviderRecord> records, List<QuarantinedRow> quarantined) {}

    /** First: reads everything and finds what can be set aside. */
    void pair() throws IOException {
        watch();
        crew.all(this::scan);
        sources.forEach(CsvSource::numberLines);
        for (CsvSource source : sources) {
            (source.side() == Side.STORE ? storeChunks : providerChunks).addAll(source.chunks());
        }
        pairs = join();
    }

    /** How many rows go to the judge. */
    long judged() {
        Pairs found = Objects.requireNonNull(pairs);
        return storeChunks.stream().mapToLong(c -> found.judged(Side.STORE, c)).sum()
                + providerChunks.stream()
                        .mapToLong(c -> found.judged(Side.PROVIDER, c))
                        .sum();
    }

    /** Second: reads the rest again. */
    void readJudged() throws IOException {
        crew.all(judged(Objects.requireNonNull(pairs)));
    }

    /** Orders and records of which something else is known have to do with more than their rows. */
    private void watch() throws IOException {
        Mentions.Writer writer = mentions.writer(reading.rule());
        Mentions.Keys keys = new Mentions.Keys();
        for (String watched : plan.watched()) {
            keys.order(reading.words().order(watched));
            int colon = watched.indexOf(':');
            if (colon > 0) {
                int provider = reading.providers().number(watched.substring(0, colon));
                keys.ref(reading.words().ref(provider, watched.substring(colon + 1)));
            }
        }
        RowFacts nobody = new RowFacts();
        writer.unclear(Side.PROVIDER, nobody, 0, keys);
        writer.close();
    }

    private void scan(int member, Crew.Stop stop) throws IOException {
        Mentions.Writer writer = mentions.writer(reading.rule());
        Map<CsvSource, BlockScan> scans = new HashMap<>();
        CsvSource.Block block = new CsvSource.Block();
        while (!stop.now()) {
            CsvSource source = fullest();
            Chunk chunk = source.next(block, numbers(source.side()));
            if (chunk == null) {
                if (fullest().remaining() < 0) {
                    break;
                }
                continue;
            }
            BlockScan scan = scans.get(source);
            if (scan == null) {
                scan = source.side() == Side.STORE
                        ? new StoreScan(source.header(), reading, writer)
                        : new RecordScan(source.header(), reading, writer, balanced.contains(source));
                scans.put(source, scan);
            }
            scan.scan(block, chunk);
        }
        writer.close();
        synchronized (totals) {
            scans.forEach((source, scan) -> {
                providers.computeIfAbsent(source, s -> new TreeSet<>()).addAll(scan.providers());
                Map<String, BigInteger> sums = source.side() == Side.STORE ? totals.readStore() : totals.readProvider();
                scan.sums.addTo(sums, reading.currencies());
            });
        }
    }

    private AtomicInteger numbers(Side side) {
        return side == Side.STORE ? storeNumbers : providerNumbers;
    }

    /** The file of which the most is left, so that all files end at about the same time. */
    private CsvSource fullest() {
        CsvSource fullest = sources.get(0);
        long most = -1;
        for (CsvSource source : sources) {
            long remaining = source.remaining();
            if (remaining > most) {
                most = remaining;
                fullest = source;
            }
        }
        return fullest;
    }

    private Pairs join() throws IOException {
        List<KeyJoin> joins = new ArrayList<>();
        List<Pairs> found = new ArrayList<>();
        Marks shared = new Marks(storeChunks);
        if (!mentions.customers().isEmpty()) {
            shareCustomers(shared);
        }
        for (int i = 0; i < crew.size(); i++) {
            found.add(new Pairs(storeChunks, providerChunks));
            joins.add(new KeyJoin(mentions, shared, found.get(i), plan.rule()));
        }
        Mentions.Turns refs = new Mentions.Turns();
        crew.all((member, stop) -> joins.get(member).refs(refs, stop));
        Mentions.Turns orders = new Mentions.Turns();
        crew.all((member, stop) -> joins.get(member).orders(orders, stop));
        found.forEach(one -> one.addTo(totals, reading.currencies(), reading.providers()));
        found.stream().skip(1).forEach(found.get(0)::add);
        return found.get(0);
    }

    private void shareCustomers(Marks shared) throws IOException {
        List<Marks> each = new ArrayList<>();
        for (int i = 0; i < crew.size(); i++) {
            each.add(new Marks(storeChunks));
        }
        Mentions.Turns turns = new Mentions.Turns();
        crew.all((member, stop) -> KeyJoin.customers(mentions, each.get(member), turns, stop));
        each.forEach(shared::add);
    }

    private Crew.Work judged(Pairs pairs) {
        List<Chunk> all = new ArrayList<>(storeChunks);
        all.addAll(providerChunks);
        Mentions.Turns turns = new Mentions.Turns();
        return (member, stop) -> {
            for (int i = turns.take(); i < all.size() && !stop.now(); i = turns.take()) {
                judged(all.get(i), pairs);
            }
        };
    }

    private void judged(Chunk chunk, Pairs pairs) throws IOException {
        CsvSource source = chunk.source();
        Part part = new Part(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        StoreFile store = new StoreFile(plan.reading());
        ProviderFile provider = new ProviderFile(plan.reading());
        boolean isStore = source.side() == Side.STORE;
        source.again(chunk, word -> pairs.judged(source.side(), chunk.number(), word), (row, record) -> {
            int before = part.quarantined.size();
            if (isStore) {
                store.read(source.name(), source.header(), record, part.payments, part.quarantined);
            } else {
                provider.read(source.name(), source.header(), record, part.records, part.quarantined);
            }
            if (part.quarantined.size() == before) {
                account(part, isStore, pairs.isPaired(source.side(), chunk.number(), row));
            }
        });
        synchronized (parts) {
            parts.put(chunk, part);
        }
    }

    private void account(Part part, boolean isStore, boolean paired) {
        synchronized (totals) {
            if (isStore) {
                StorePayment row = part.payments.get(part.payments.size() - 1);
                totals.judged(row);
                if (paired) {
                    totals.unpair(row);
                }
            } else {
                ProviderRecord record = part.records.get(part.records.size() - 1);
                totals.judged(record);
                if (paired) {
                    totals.unpair(record);
                }
            }
        }
    }

    /** What was set aside. */
    ClearTotals totals() {
        return totals;
    }

    /** What a file of store payments leaves to the judge. */
    Rows<StorePayment> payments(CsvSource source) {
        return rows(
                source,
                source.chunks().stream().flatMap(c -> part(c).payments.stream()).toList());
    }

    /** What a file of records leaves to the judge. */
    Rows<ProviderRecord> records(CsvSource source) {
        return rows(
                source,
                source.chunks().stream().flatMap(c -> part(c).records.stream()).toList());
    }

    private Part part(Chunk chunk) {
        return Objects.requireNonNull(parts.get(chunk));
    }

    private <T> Rows<T> rows(CsvSource source, List<T> sound) {
        return new Rows<>(
                source.name(),
                sound,
                source.chunks().stream()
                        .flatMap(c -> part(c).quarantined.stream())
                        .toList(),
                source.rows(),
                providers.getOrDefault(source, new TreeSet<>()),
                source.header().notice().map(List::of).orElse(List.of()),
                source.header().problems());
    }
}
