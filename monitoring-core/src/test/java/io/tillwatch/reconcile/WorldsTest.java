package io.tillwatch.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seeded worlds with known truth: nothing missed, nothing invented, the right code, every franc explained. */
class WorldsTest {
    private static final int WORLDS = Integer.getInteger("tillwatch.worlds", 200);

    private static Map<String, DiscrepancyCode> found(ReconciliationReport report) {
        Map<String, DiscrepancyCode> found = new TreeMap<>();
        for (Discrepancy d : report.discrepancies()) {
            String order = d.subject().orderId();
            found.put(
                    order.isEmpty() ? d.subject().provider() + ":" + d.subject().providerId() : order, d.code());
        }
        return found;
    }

    private static void assertTies(ReconciliationReport report) {
        assertThat(report.isConserved()).as("%s", report.currencies()).isTrue();
    }

    @Test
    void in_every_world_the_truth_is_found_and_nothing_else() {
        for (int seed = 0; seed < WORLDS; seed++) {
            World world = new World(seed);
            ReconciliationReport report = world.reconcile();
            assertThat(found(report)).as("world %d", seed).isEqualTo(world.truth);
            assertTies(report);
        }
    }

    @ParameterizedTest
    @EnumSource(World.Fault.class)
    void one_fault_in_a_clean_world_is_exactly_one_discrepancy(World.Fault fault) {
        for (int seed = 0; seed < 10; seed++) {
            World world = new World(seed, fault);
            ReconciliationReport report = world.reconcile();
            assertThat(found(report)).as("%s %d", fault, seed).isEqualTo(world.truth);
            assertTies(report);
        }
    }

    @Test
    void the_order_of_the_input_changes_nothing() {
        for (int seed = 0; seed < 20; seed++) {
            World world = new World(seed);
            ReconciliationReport before = world.reconcile();
            world.shuffle(seed);
            assertThat(world.reconcile()).as("world %d", seed).isEqualTo(before);
        }
    }
}
