package io.tillwatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reconciles two generated CSV files of {@code -Dtillwatch.rows} rows each, by turns with Tillwatch (heap of 1 GB) and with
 * DuckDB (two threads, 1 GB), each in a program of its own, {@code -Dtillwatch.rounds} times. Prints the times; the only
 * thing it asserts is that both found what was planted.
 */
class ReconciliationBenchmark {
    private static final String[] ROWS =
            System.getProperty("tillwatch.rows", "2000000,10000000").split(",");
    private static final int ROUNDS = Integer.getInteger("tillwatch.rounds", 3);
    private static final boolean ALONE = Boolean.getBoolean("tillwatch.alone");
    private static final Path DIRECTORY = Path.of(System.getProperty("tillwatch.directory", "target/reconciliation"));

    private record Side(String name, String main, String heap) {}

    private static final Side OURS = new Side("Tillwatch", "io.tillwatch.benchmarks.TillwatchSide", "-Xmx1g");
    private static final Side PEER = new Side("DuckDB", "io.tillwatch.benchmarks.DuckDbSide", "-Xmx256m");

    @Test
    void reconciles_two_files_beside_duckdb() throws IOException, InterruptedException {
        PrintStream out = Counts.out();
        Map<Long, Long> ours = new TreeMap<>();
        for (String text : ROWS) {
            long rows = Long.parseLong(text.strip());
            ours.put(rows, compare(rows, out));
        }
        if (ours.size() > 1) {
            List<Long> times = new ArrayList<>(ours.values());
            out.printf(
                    Locale.ROOT,
                    "%s rows: Tillwatch takes %.2f times as long for the most as for the fewest%n",
                    ours.keySet(),
                    (double) times.get(times.size() - 1) / times.get(0));
        }
    }

    private static long compare(long rows, PrintStream out) throws IOException, InterruptedException {
        Files.createDirectories(DIRECTORY);
        Path store = DIRECTORY.resolve("store.csv");
        Path provider = DIRECTORY.resolve("provider.csv");
        Map<PaymentFiles.Fault, Long> planted = PaymentFiles.write(rows, store, provider);
        out.printf(
                Locale.ROOT,
                "%n%,d rows a side, %,d MB and %,d MB, %,d faults%n",
                rows,
                Files.size(store) / 1_000_000,
                Files.size(provider) / 1_000_000,
                planted.values().stream().mapToLong(Long::longValue).sum());
        List<Long> ours = new ArrayList<>();
        List<Long> peers = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(run(OURS, store, provider, planted, out));
            if (!ALONE) {
                peers.add(run(PEER, store, provider, planted, out));
            }
        }
        line(OURS, ours, out);
        if (!ALONE) {
            line(PEER, peers, out);
            out.printf(Locale.ROOT, "Tillwatch / DuckDB: %.2f%n", (double) median(ours) / median(peers));
        }
        deleteTree(DIRECTORY);
        return median(ours);
    }

    private static void line(Side side, List<Long> times, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%-10s min %7.2f s, median %7.2f s of %d%n",
                side.name(),
                times.stream().mapToLong(Long::longValue).min().orElse(0) / 1e9,
                median(times) / 1e9,
                times.size());
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get((times.size() - 1) / 2);
    }

    private static long run(
            Side side, Path store, Path provider, Map<PaymentFiles.Fault, Long> planted, PrintStream out)
            throws IOException, InterruptedException {
        Path result = DIRECTORY.resolve(side.name());
        deleteTree(result);
        Files.createDirectories(result);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, side.heap(), "-XX:+UseSerialGC"));
        String options = System.getProperty("tillwatch.java-opts", "");
        if (!options.isBlank() && side.equals(OURS)) {
            command.addAll(List.of(options.split(" ")));
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                side.main(),
                store.toAbsolutePath().toString(),
                provider.toAbsolutePath().toString(),
                result.toAbsolutePath().toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        long time = System.nanoTime() - start;
        out.printf(Locale.ROOT, "  %-10s %7.2f s%n", side.name(), time / 1e9);
        assertThat(code).as(text).isZero();
        assertThat(text).contains("FOUND " + new TreeMap<>(names(planted)));
        return time;
    }

    private static Map<String, Long> names(Map<PaymentFiles.Fault, Long> planted) {
        Map<String, Long> names = new TreeMap<>();
        planted.forEach((fault, count) -> names.put(fault.name(), count));
        return names;
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
