package io.tillwatch.reconcile;

import io.tillwatch.severity.Severity;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The codes of one group, by precedence, each with its severity and what was found. */
final class Codes {
    private final TreeMap<DiscrepancyCode, Severity> severities = new TreeMap<>();
    private final TreeMap<DiscrepancyCode, Finding> findings = new TreeMap<>();

    void add(DiscrepancyCode code) {
        add(Finding.of(code));
    }

    /** The worse severity stays. */
    void add(Finding finding) {
        findings.merge(finding.code(), finding, Finding::orWorse);
        severities.merge(finding.code(), finding.severity(), Severity::orWorse);
    }

    void addAll(Map<DiscrepancyCode, Severity> codes) {
        codes.forEach((code, severity) -> add(Finding.of(code, severity)));
    }

    void addAll(Codes codes) {
        codes.findings.values().forEach(this::add);
    }

    boolean has(DiscrepancyCode code) {
        return findings.containsKey(code);
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    SortedMap<DiscrepancyCode, Severity> all() {
        return Collections.unmodifiableSortedMap(severities);
    }

    SortedMap<DiscrepancyCode, Finding> findings() {
        return Collections.unmodifiableSortedMap(findings);
    }
}
