package io.tillwatch.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs a contract against an implementation. */
final class Violations {
    private Violations() {}

    /** The numbers of the rules that the implementation breaks. */
    static List<String> of(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(Violations::number)
                .sorted()
                .toList();
    }

    /** How many rules were tried. */
    static long tried(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .finished()
                .count();
    }

    private static String number(Event event) {
        return event.getTestDescriptor().getDisplayName().substring(0, 3);
    }
}
