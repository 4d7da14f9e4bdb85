package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.reconcile.Bucket;
import io.tillwatch.reconcile.FeeContract;
import io.tillwatch.reconcile.PolicyBuilder;
import io.tillwatch.reconcile.PolicyLimits;
import io.tillwatch.reconcile.ReconciliationPolicy;
import io.tillwatch.reconcile.ReconciliationRules;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the input: setting aside what is clear changes no byte of what is written. */
class SetAsideTest {
    private static final int WORLDS = Integer.getInteger("tillwatch.bulk-worlds", 40);

    @TempDir
    private Path work;

    private static Map<String, String> written(Path directory) {
        Map<String, String> files = new TreeMap<>();
        try (var all = Files.list(directory)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private ReconciliationRun run(Tangle world, Path out) {
        ReconciliationRun run = ReconciliationRun.asOf(Tangle.AS_OF)
                .shop("boutique-akwa")
                .store(work.resolve("store.csv"))
                .provider(work.resolve("provider.csv"))
                .to(out);
        if (world.isOfOneDay()) {
            run.day(new BusinessDay(LocalDate.parse("2026-03-01"), ZoneId.of("Africa/Douala")));
        }
        return run.policy(policy(world));
    }

    /** Every world has another policy, so that each rule has its word. */
    private static ReconciliationPolicy policy(Tangle world) {
        PolicyBuilder policy = ReconciliationPolicy.builder("x");
        if (world.hasPattern()) {
            policy.orderPatterns(List.of(Pattern.compile("^SHOP-(.+)-[0-9]+$")));
        }
        if (world.is(2)) {
            policy.zone(ZoneId.of("Africa/Douala"));
        }
        if (world.is(3)) {
            policy.fee(new FeeContract("stripe", "XAF", new BigDecimal("0.02"), 0, 0, 1_000_000, 0));
        }
        if (world.is(4)) {
            policy.limits(new PolicyLimits(Duration.ofHours(24), 0, 2, Duration.ofMinutes(2), Duration.ZERO, Set.of()));
        }
        if (world.is(5)) {
            policy.rules(ReconciliationRules.standard().without("amount").without("presence"));
        }
        return policy.build();
    }

    private void assertSame(Tangle world, int seed) throws IOException {
        Files.write(work.resolve("store.csv"), world.store());
        Files.write(work.resolve("provider.csv"), world.provider());
        Path fast = work.resolve("fast");
        Path exact = work.resolve("exact");
        RunReport report = Desk.done(run(world, fast).run());
        RunReport expected = Desk.done(run(world, exact).inMemory().run());
        Map<String, String> exactly = written(exact);
        written(fast)
                .forEach((name, text) -> assertThat(text.lines())
                        .as("%s of world %d", name, seed)
                        .containsExactlyElementsOf(
                                exactly.getOrDefault(name, "").lines().toList()));
        assertThat(written(fast)).isEqualTo(exactly);
        assertThat(report.result().counted()).isEqualTo(expected.result().counted());
    }

    @Test
    void the_result_is_that_of_the_judge_alone_however_tangled_the_input_is() throws IOException {
        for (int seed = 0; seed < WORLDS; seed++) {
            assertSame(new Tangle(seed), seed);
        }
    }

    /** What is written over both files, but line numbers and hashes of the inputs. */
    private Map<String, String> judged(Tangle world, String name) throws IOException {
        Files.write(work.resolve("store.csv"), world.store());
        Files.write(work.resolve("provider.csv"), world.provider());
        Path out = work.resolve(name);
        RunReport report = Desk.done(run(world, out).run());
        Map<String, String> files = written(out);
        files.remove(ReportFiles.MANIFEST);
        files.replaceAll((file, text) -> {
            String same = text;
            for (RunReport.Input input : report.inputs()) {
                same = same.replace(input.sha256(), "hash")
                        .replaceAll(Pattern.quote(input.name()) + ":[0-9]+", input.name() + ":line");
            }
            return same;
        });
        return files;
    }

    @Test
    void however_tangled_the_input_is_the_order_of_its_rows_changes_nothing_but_line_numbers() throws IOException {
        for (int seed = 0; seed < WORLDS; seed++) {
            Tangle world = new Tangle(seed);
            if (world.isReadable()) {
                Map<String, String> before = judged(world, "before");
                world.shuffle();
                assertThat(judged(world, "after")).as("world %d", seed).isEqualTo(before);
            }
        }
    }

    /** Two files of so many pairs, one of them with a wrong amount. */
    private void pairs(int count) {
        StringBuilder store = new StringBuilder(Desk.STORE);
        StringBuilder provider = new StringBuilder(Desk.PROVIDER);
        for (int i = 0; i < count; i++) {
            String at = "2026-03-01T10:%02d:00Z".formatted(i % 60);
            store.append("C-%d,1,stripe,pi_%d,5000,5000,0,XAF,SUCCEEDED,API,%s,%s%n".formatted(i, i, at, at));
            int other = count - 1 - i;
            String then = "2026-03-01T10:%02d:00Z".formatted(other % 60);
            int amount = other == 4321 ? 5700 : 5000;
            provider.append("stripe,PAYMENT,pi_%d,C-%d,%d,,,XAF,,,SUCCEEDED,%s,%s,,,%n"
                    .formatted(other, other, amount, then, then));
        }
        new Desk(work).write("store.csv", store.toString()).write("provider.csv", provider.toString());
    }

    @Test
    void what_does_not_fit_into_memory_goes_to_disk_and_leaves_nothing_there() {
        pairs(20_000);
        Desk desk = new Desk(work);
        RunReport inMemory = Desk.done(desk.run().run());
        RunReport spilled =
                Desk.done(desk.run().memory(60_000).to(work.resolve("spilled")).run());
        assertThat(spilled.result()).isEqualTo(inMemory.result());
        assertThat(spilled.result().discrepancies()).hasSize(1);
        assertThat(spilled.result()
                        .currency("XAF")
                        .buckets()
                        .get(Bucket.MATCHED)
                        .storeCount())
                .isEqualTo(19_999);
        assertThat(written(work.resolve("spilled"))).isEqualTo(written(work.resolve("out")));
    }

    @Test
    void refuses_to_judge_more_rows_than_memory_can_hold_and_writes_nothing() {
        pairs(5000);
        Desk desk = new Desk(work);
        desk.write("store.csv", desk.input("store.csv").replace(",API,", ",MANUAL,"));
        assertThat(Desk.failed(desk.run().memory(2_000_000).run()))
                .containsExactly(
                        "10000 rows must be judged one by one, but 1 MB of memory are enough for 2000 only; give"
                                + " Java more memory (-Xmx) or compare fewer rows at a time");
        assertThat(desk.written()).isEmpty();
    }
}
