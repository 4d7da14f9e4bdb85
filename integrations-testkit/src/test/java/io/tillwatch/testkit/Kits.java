package io.tillwatch.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.TreeSet;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs contract kits on implementations of our own. */
final class Kits {
    private Kits() {}

    /** The numbers of the rules that fail. */
    static List<String> failing(Class<?> contract) {
        return numbers(run(contract).failed());
    }

    /** The numbers of the rules that hold. */
    static List<String> holding(Class<?> contract) {
        return numbers(run(contract).succeeded());
    }

    private static Events run(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents();
    }

    private static List<String> numbers(Events events) {
        return List.copyOf(new TreeSet<>(events.stream()
                .map(event -> event.getTestDescriptor().getDisplayName().substring(0, 3))
                .toList()));
    }
}
