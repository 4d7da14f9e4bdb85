package io.tillwatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reconciles two generated CSV files of {@code -Dtillwatch.rows} rows each, by turns with {@code ./tillwatch reconcile} (heap
 * of 1 GB) and with DuckDB (two threads, 1 GB), {@code -Dtillwatch.rounds} times. Prints the times, start of Java included; the only
 * thing it asserts is that both found what was planted.
 */
class ReconciliationBenchmark {
    private static final String[] ROWS =
            System.getProperty("tillwatch.rows", "2000000,10000000").split(",");
    private static final int ROUNDS = Integer.getInteger("tillwatch.rounds", 3);
    private static final boolean ALONE = Boolean.getBoolean("tillwatch.alone");
    private static final Path DIRECTORY = Path.of(System.getProperty("tillwatch.directory", "target/reconciliation"));

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern CODE = Pattern.compile("\"([A-Z_]+)\"\\s*:\\s*\\{\\s*\"count\"\\s*:\\s*([0-9]+)");

    private enum Side {
        TILLWATCH("Tillwatch"),
        DUCKDB("DuckDB");

        private final String label;

        Side(String label) {
            this.label = label;
        }
    }

    @Test
    void reconciles_two_files_beside_duckdb() throws IOException, InterruptedException {
        PrintStream out = Counts.out();
        // The first start builds the program and its archive of classes.
        start(List.of(ROOT.resolve("tillwatch").toString(), "--version"), DIRECTORY.resolve("version"));
        List<Cost> ours = new ArrayList<>();
        for (String rows : ROWS) {
            ours.add(compare(Long.parseLong(rows.strip()), out));
        }
        if (ours.size() > 1) {
            Cost fewest = ours.get(0);
            Cost most = ours.get(ours.size() - 1);
            out.printf(
                    Locale.ROOT,
                    "%nThe most rows take Tillwatch %.2f times as long as the fewest, and %.2f times the CPU time%n",
                    (double) most.wall() / fewest.wall(),
                    (double) most.cpu() / fewest.cpu());
        }
    }

    private static Cost compare(long rows, PrintStream out) throws IOException, InterruptedException {
        Files.createDirectories(DIRECTORY);
        Path store = DIRECTORY.resolve("store.csv");
        Path provider = DIRECTORY.resolve("provider.csv");
        Map<String, Long> planted = new TreeMap<>();
        PaymentFiles.write(rows, store, provider).forEach((fault, count) -> planted.put(fault.name(), count));
        out.printf(
                Locale.ROOT,
                "%n%,d rows a side, %,d MB and %,d MB, %,d faults%n",
                rows,
                Files.size(store) / 1_000_000,
                Files.size(provider) / 1_000_000,
                planted.values().stream().mapToLong(Long::longValue).sum());
        Map<Side, List<Cost>> costs = new EnumMap<>(Side.class);
        for (int round = 0; round < ROUNDS; round++) {
            for (Side side : ALONE ? List.of(Side.TILLWATCH) : List.of(Side.values())) {
                Cost cost = run(side, store, provider, planted);
                out.printf(
                        Locale.ROOT, "  %-10s %7.2f s, CPU %7.2f s%n", side.label, cost.wall() / 1e9, cost.cpu() / 1e9);
                costs.computeIfAbsent(side, s -> new ArrayList<>()).add(cost);
            }
        }
        costs.forEach((side, all) -> out.printf(
                Locale.ROOT,
                "%-10s min %.2f s, median %.2f s; CPU min %.2f s, median %.2f s%n",
                side.label,
                Cost.least(all).wall() / 1e9,
                Cost.median(all).wall() / 1e9,
                Cost.least(all).cpu() / 1e9,
                Cost.median(all).cpu() / 1e9));
        List<Cost> mine = costs.getOrDefault(Side.TILLWATCH, List.of());
        List<Cost> peers = costs.getOrDefault(Side.DUCKDB, List.of());
        if (!peers.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "Tillwatch / DuckDB: %.2f of the time, %.2f of the CPU time; both found what was planted%n",
                    (double) Cost.median(mine).wall() / Cost.median(peers).wall(),
                    (double) Cost.median(mine).cpu() / Cost.median(peers).cpu());
        }
        deleteTree(DIRECTORY);
        return Cost.median(mine);
    }

    private static Cost run(Side side, Path store, Path provider, Map<String, Long> planted)
            throws IOException, InterruptedException {
        Path result = DIRECTORY.resolve(side.label).toAbsolutePath();
        deleteTree(result);
        Files.createDirectories(result);
        Path log = DIRECTORY.resolve(side.label + ".log");
        List<String> command = side == Side.TILLWATCH ? ours(store, provider, result) : peers(store, provider, result);
        Cost cost = start(command, log);
        Map<String, Long> found = new TreeMap<>();
        if (side == Side.TILLWATCH) {
            Matcher codes = CODE.matcher(Files.readString(result.resolve("reconciliation.json")));
            while (codes.find()) {
                found.put(codes.group(1), Long.valueOf(codes.group(2)));
            }
            assertThat(result.resolve("reconciliation.manifest.json")).exists();
        } else {
            assertThat(Files.readString(log)).contains("FOUND " + planted);
            found.putAll(planted);
        }
        assertThat(found).as(log.toString()).isEqualTo(planted);
        return cost;
    }

    private static List<String> ours(Path store, Path provider, Path result) {
        return List.of(
                ROOT.resolve("tillwatch").toString(),
                "reconcile",
                "--store",
                store.toAbsolutePath().toString(),
                "--provider",
                provider.toAbsolutePath().toString(),
                "--as-of",
                PaymentFiles.AS_OF.toString(),
                "--out",
                result.toString());
    }

    private static List<String> peers(Path store, Path provider, Path result) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tillwatch.benchmarks.DuckDbSide",
                store.toAbsolutePath().toString(),
                provider.toAbsolutePath().toString(),
                result.toString());
    }

    private static Cost start(List<String> command, Path log) throws IOException, InterruptedException {
        String options = "-Xmx1g " + System.getProperty("tillwatch.java-opts", "");
        return Cost.of(command, Map.of("TILLWATCH_JAVA_OPTS", options), log);
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
