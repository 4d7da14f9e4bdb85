package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Origin;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.reconcile.SourceCoverage;
import io.tillwatch.text.Message;
import java.util.List;
import java.util.Objects;

/**
 * What a run over files found.
 *
 * @param result what was compared and how it ties; rows in quarantine are among its counts and sums
 * @param discrepancies what differs, in the order of {@code result}
 * @param quarantined rows that could not be used, by file and line
 * @param healed discrepancies of the previous run that are gone
 * @param sources the sources of provider records with their numbers of records
 * @param inputs the files that were read
 * @param notices what people should know
 */
public record RunReport(
        ReconciliationReport result,
        List<FollowedDiscrepancy> discrepancies,
        List<QuarantinedRow> quarantined,
        List<HealedDiscrepancy> healed,
        List<Source> sources,
        List<Input> inputs,
        List<Message> notices) {
    /** Copies the collections. */
    public RunReport {
        Objects.requireNonNull(result, "result");
        discrepancies = List.copyOf(discrepancies);
        quarantined = List.copyOf(quarantined);
        healed = List.copyOf(healed);
        sources = List.copyOf(sources);
        inputs = List.copyOf(inputs);
        notices = List.copyOf(notices);
    }

    /**
     * A source of provider records.
     *
     * @param coverage what it covers
     * @param records how many records it holds, with those in quarantine
     */
    public record Source(SourceCoverage coverage, long records) {
        /** Checks that the coverage is given. */
        public Source {
            Objects.requireNonNull(coverage, "coverage");
        }
    }

    /**
     * A file that was read.
     *
     * @param name its name, as in {@link Origin#source}
     * @param bytes its size
     * @param sha256 its SHA-256 in hexadecimal digits
     */
    public record Input(String name, long bytes, String sha256) {
        /** Checks that all are given. */
        public Input {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(sha256, "sha256");
        }
    }

    /**
     * What the run means for people.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        if (!result.isConserved() || !result.isComplete()) {
            return Verdict.NOT_VOUCHED;
        }
        return result.hasFindings() || !quarantined.isEmpty() ? Verdict.FINDINGS : Verdict.CLEAN;
    }
}
