package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.reconcile.Discrepancy;
import io.tillwatch.reconcile.Reconciliation;
import io.tillwatch.reconcile.ReconciliationPolicy;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.reconcile.World;
import io.tillwatch.reconcile.WorldFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The worlds of the core as files: the run over them finds the same truth, whichever way it takes. */
class WorldsInFilesTest {
    private static final int WORLDS = Integer.getInteger("tillwatch.file-worlds", 25);
    private static final List<String> FILES =
            List.of("discrepancies.csv", "reconciliation.json", "report.html", "report.md");

    @TempDir
    private Path work;

    private long read;
    private long judged;

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that was written but the manifest, which has the others' hashes. */
    private static Map<String, String> written(Path directory) {
        return FILES.stream()
                .collect(Collectors.toMap(
                        name -> name, name -> read(directory.resolve(name)), (a, b) -> a, TreeMap::new));
    }

    /** Nothing where the statement of a wallet has a hole: that run cannot be vouched for. */
    private static String manifest(Path directory) {
        Path file = directory.resolve(ReportFiles.MANIFEST);
        return Files.exists(file) ? read(file) : "";
    }

    private static Map<String, String> found(ReconciliationReport report) {
        return report.discrepancies().stream()
                .collect(Collectors.toMap(
                        d -> d.subject().orderId().isEmpty()
                                ? d.subject().provider() + ":" + d.subject().providerId()
                                : d.subject().orderId(),
                        d -> Stream.concat(Stream.of(d.code()), d.secondary().stream())
                                .map(Enum::name)
                                .collect(Collectors.joining(" ")),
                        (a, b) -> a + " and " + b,
                        TreeMap::new));
    }

    /** What is late is known from an earlier run only; there is none. */
    private static Map<String, String> truth(World world) {
        Map<String, String> truth = new TreeMap<>(world.truth);
        truth.values().removeIf("LATE_ARRIVAL"::equals);
        return truth;
    }

    private static ReconciliationPolicy withoutContract() {
        ReconciliationPolicy policy = World.policy();
        return ReconciliationPolicy.builder(policy.shop())
                .zone(policy.zone().orElseThrow())
                .limits(policy.limits())
                .build();
    }

    /** Counts what reaches the judge. */
    private ReconciliationReport judge(Reconciliation reconciliation) {
        ReconciliationReport report = reconciliation.run();
        judged += report.counted().store();
        return report;
    }

    /** Both ways lead to the core's report and to the same bytes; returns the report. */
    private ReconciliationReport bothWays(WorldFiles files, ReconciliationPolicy policy, String name) {
        Path aside = work.resolve("aside");
        Path plain = work.resolve("plain");
        ReconciliationReport report = Desk.done(
                        files.run(policy, false, aside).engine(this::judge).run())
                .result();
        read += report.counted().store();
        ReconciliationReport all =
                Desk.done(files.run(policy, true, plain).inMemory().run()).result();
        ReconciliationReport core = files.core(policy);
        assertThat(report).as(name).isEqualTo(core);
        assertThat(all).as(name).isEqualTo(core);
        assertThat(report.isConserved()).as(name).isTrue();
        assertThat(written(aside)).as(name).isEqualTo(written(plain));
        return report;
    }

    private void clear() throws IOException {
        try (var all = Files.walk(work)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void in_every_world_the_run_finds_the_truth_and_writes_the_same_whether_it_sets_aside_or_not() throws IOException {
        for (int seed = 0; seed < WORLDS; seed++) {
            clear();
            World world = World.of(seed);
            String name = "world " + seed;
            WorldFiles files = WorldFiles.write(world, work.resolve("in"));
            assertThat(found(bothWays(files, World.policy(), name))).as(name).isEqualTo(truth(world));
            bothWays(files, withoutContract(), name + " without a contract");
        }
        assertThat(judged).as("judged of %d", read).isBetween(read / 10, read * 8 / 10);
    }

    @Test
    void in_every_world_the_run_finds_the_truth_however_the_rows_are_spread_over_files() throws IOException {
        for (int seed = 0; seed < WORLDS; seed++) {
            clear();
            World world = World.of(seed);
            String name = "world " + seed;
            WorldFiles files = WorldFiles.split(world, work.resolve("in"));
            assertThat(found(bothWays(files, World.policy(), name))).as(name).isEqualTo(truth(world));
        }
    }

    @ParameterizedTest
    @EnumSource(WorldFault.class)
    void one_fault_in_clean_files_is_exactly_that_discrepancy(WorldFault fault) {
        World world = World.with(1, fault);
        WorldFiles files = WorldFiles.write(world, work.resolve("in"));
        assertThat(found(bothWays(files, World.policy(), fault.name()))).isEqualTo(truth(world));
    }

    /** The discrepancies, and the very rows that are told as their evidence, wherever those stand. */
    private static Map<String, List<String>> evidence(RunReport report, WorldFiles files) {
        return report.result().discrepancies().stream()
                .collect(Collectors.toMap(
                        Discrepancy::id,
                        d -> d.evidence().stream().map(files::row).sorted().toList()));
    }

    /** What was written, but where rows stand in the inputs and what hashes those have. */
    private static Map<String, String> without(RunReport report, Map<String, String> written) {
        Map<String, String> without = new TreeMap<>();
        written.forEach((name, text) -> {
            String same = text;
            for (RunReport.Input input : report.inputs()) {
                same = same.replace(input.sha256(), "hash of " + input.name())
                        .replaceAll(Pattern.quote(input.name()) + ":[0-9]+", input.name() + ":line");
            }
            without.put(name, same);
        });
        return without;
    }

    private void assertShuffled(int seed) {
        World world = World.of(seed);
        Path before = work.resolve("before");
        Path after = work.resolve("after");
        WorldFiles files = WorldFiles.write(world, work.resolve("in"));
        RunReport first = Desk.done(files.run(World.policy(), false, before).run());
        world.shuffle(seed);
        WorldFiles shuffled = WorldFiles.write(world, work.resolve("in"));
        RunReport second = Desk.done(shuffled.run(World.policy(), true, after).run());
        assertThat(evidence(second, shuffled)).as("world %d", seed).isEqualTo(evidence(first, files));
        Map<String, String> expected = without(first, written(before));
        without(second, written(after))
                .forEach((name, text) ->
                        assertThat(text).as("%s of world %d", name, seed).isEqualTo(expected.get(name)));
    }

    @Test
    void shuffling_rows_and_giving_files_in_another_order_changes_no_byte_but_line_numbers_and_hashes_of_the_inputs()
            throws IOException {
        for (int seed = 0; seed < WORLDS; seed++) {
            clear();
            assertShuffled(seed);
        }
    }

    @Test
    void giving_the_same_files_in_another_order_changes_no_byte() throws IOException {
        for (int seed = 0; seed < 5; seed++) {
            clear();
            WorldFiles files = WorldFiles.split(World.of(seed), work.resolve("in"));
            Path before = work.resolve("before");
            Path after = work.resolve("after");
            Desk.done(files.run(World.policy(), false, before).run());
            Desk.done(files.run(World.policy(), true, after).run());
            assertThat(written(after)).isEqualTo(written(before));
            assertThat(manifest(after)).isEqualTo(manifest(before));
        }
    }

    @Test
    void running_again_changes_no_byte_with_and_without_the_run_before() throws IOException {
        for (int seed = 0; seed < 5; seed++) {
            clear();
            WorldFiles files = WorldFiles.write(World.of(seed), work.resolve("in"));
            Path out = work.resolve("out");
            Path other = work.resolve("other");
            Desk.done(files.run(World.policy(), false, out).run());
            Map<String, String> first = written(out);
            Desk.done(files.run(World.policy(), false, out).run());
            assertThat(written(out)).as("world %d", seed).isEqualTo(first);
            Desk.done(files.run(World.policy(), false, other).previous(out).run());
            assertThat(written(other)).as("world %d", seed).isEqualTo(first);
        }
    }
}
