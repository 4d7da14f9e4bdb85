package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the input: setting aside what is clear changes no byte of what is written. */
class SetAsideTest {
    private static final int SHOWN = Integer.getInteger("tillwatch.shown", -1);
    private static final int WORLDS = Integer.getInteger("tillwatch.bulk-worlds", 300);

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
        if (world.hasPattern()) {
            var policy = io.tillwatch.reconcile.ReconciliationPolicy.defaults("x");
            run.policy(new io.tillwatch.reconcile.ReconciliationPolicy(
                    "x",
                    policy.windows(),
                    policy.otherWindow(),
                    policy.suggestionWindow(),
                    java.util.List.of(Pattern.compile("^SHOP-(.+)-[0-9]+$"))));
        }
        return run;
    }

    private void assertSame(Tangle world, int seed) throws IOException {
        Files.write(work.resolve("store.csv"), world.store());
        Files.write(work.resolve("provider.csv"), world.provider());
        if (seed == SHOWN) {
            Files.write(Path.of("target/world-store.csv"), world.store());
            Files.write(Path.of("target/world-provider.csv"), world.provider());
        }
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
}
