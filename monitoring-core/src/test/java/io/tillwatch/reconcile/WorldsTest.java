package io.tillwatch.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seeded worlds with known truth: nothing missed, nothing invented, the right code, every franc explained. */
class WorldsTest {
    private static final int WORLDS = Integer.getInteger("tillwatch.worlds", 40);

    private static String anchor(Discrepancy d) {
        String order = d.subject().orderId();
        return order.isEmpty() ? d.subject().provider() + ":" + d.subject().providerId() : order;
    }

    private static Map<String, String> found(ReconciliationReport report) {
        Map<String, String> found = new TreeMap<>();
        for (Discrepancy d : report.discrepancies()) {
            String codes = Stream.concat(Stream.of(d.code()), d.secondary().stream())
                    .map(Enum::name)
                    .collect(Collectors.joining(" "));
            assertThat(found.put(anchor(d), codes)).as("told twice").isNull();
        }
        return found;
    }

    private static void assertTruth(World world, String name) {
        ReconciliationReport report = world.reconcile();
        assertThat(found(report)).as(name).isEqualTo(world.truth);
        assertThat(report.isConserved()).as("%s %s", name, report.currencies()).isTrue();
    }

    @Test
    void in_every_world_the_truth_is_found_and_nothing_else() {
        for (int seed = 0; seed < WORLDS; seed++) {
            assertTruth(World.of(seed), "world " + seed);
        }
    }

    @Test
    void in_a_clean_world_nothing_is_found() {
        for (int seed = 0; seed < 10; seed++) {
            World world = World.clean(seed);
            assertThat(world.truth).isEmpty();
            assertTruth(world, "clean world " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(WorldFault.class)
    void one_fault_in_a_clean_world_is_exactly_that_discrepancy(WorldFault fault) {
        for (int seed = 0; seed < 2; seed++) {
            World world = World.with(seed, fault);
            assertThat(world.truth).isNotEmpty();
            assertTruth(world, fault + " " + seed);
        }
    }

    @Test
    void a_hole_in_a_statement_and_an_offset_of_a_provider_are_exactly_that() {
        for (int seed = 0; seed < 10; seed++) {
            assertTruth(World.withHole(seed), "hole " + seed);
            assertTruth(World.withOffset(seed), "offset " + seed);
        }
    }

    @Test
    void the_worlds_know_every_code_that_needs_no_rule_of_one_s_own() {
        TreeSet<String> planted = new TreeSet<>();
        for (WorldFault fault : WorldFault.values()) {
            World.with(0, fault).truth.values().forEach(codes -> planted.addAll(List.of(codes.split(" "))));
        }
        planted.addAll(World.withHole(0).truth.values());
        planted.addAll(World.withOffset(0).truth.values());
        assertThat(Stream.of(DiscrepancyCode.values()).map(Enum::name).filter(code -> !planted.contains(code)))
                .containsExactly("UNEXPLAINED_DIFFERENCE", "OWN_RULE");
    }

    @Test
    void the_order_of_the_input_changes_nothing_and_neither_does_a_second_run() {
        for (int seed = 0; seed < 10; seed++) {
            World world = World.of(seed);
            Reconciliation reconciliation = world.reconciliation();
            ReconciliationReport before = reconciliation.run();
            assertThat(reconciliation.run()).isEqualTo(before);
            world.shuffle(seed);
            assertThat(world.reconcile()).as("world %d", seed).isEqualTo(before);
        }
    }
}
