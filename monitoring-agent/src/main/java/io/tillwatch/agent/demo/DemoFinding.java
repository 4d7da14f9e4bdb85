package io.tillwatch.agent.demo;

import io.tillwatch.reconcile.Discrepancy;
import io.tillwatch.reconcile.DiscrepancyCode;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.severity.Severity;
import java.util.Set;
import java.util.TreeSet;

/** A discrepancy by its code and the order, or provider and record, that it is about. */
record DemoFinding(DiscrepancyCode code, String anchor) implements Comparable<DemoFinding> {
    /** A set that may be changed, without what is only told. */
    static Set<DemoFinding> of(ReconciliationReport report) {
        Set<DemoFinding> found = new TreeSet<>();
        for (Discrepancy d : report.discrepancies()) {
            if (d.severity() == Severity.INFO) {
                continue;
            }
            Discrepancy.Subject subject = d.subject();
            String anchor =
                    subject.orderId().isEmpty() ? subject.provider() + ":" + subject.providerId() : subject.orderId();
            found.add(new DemoFinding(d.code(), anchor));
        }
        return found;
    }

    @Override
    public int compareTo(DemoFinding other) {
        int byAnchor = anchor.compareTo(other.anchor);
        return byAnchor != 0 ? byAnchor : code.compareTo(other.code);
    }
}
