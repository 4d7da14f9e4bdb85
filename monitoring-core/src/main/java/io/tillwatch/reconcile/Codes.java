package io.tillwatch.reconcile;

import io.tillwatch.severity.Severity;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The codes of one group, by precedence, each with its severity. */
final class Codes {
    private final TreeMap<DiscrepancyCode, Severity> found = new TreeMap<>();

    void add(DiscrepancyCode code) {
        add(code, code.severity());
    }

    /** The worse severity stays. */
    void add(DiscrepancyCode code, Severity severity) {
        found.merge(code, severity, Severity::orWorse);
    }

    void addAll(Map<DiscrepancyCode, Severity> codes) {
        codes.forEach(this::add);
    }

    boolean has(DiscrepancyCode code) {
        return found.containsKey(code);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    SortedMap<DiscrepancyCode, Severity> all() {
        return Collections.unmodifiableSortedMap(found);
    }
}
