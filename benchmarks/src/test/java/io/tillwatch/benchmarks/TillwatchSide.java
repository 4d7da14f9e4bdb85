package io.tillwatch.benchmarks;

import io.tillwatch.reconciliation.ReconciliationRun;
import io.tillwatch.reconciliation.RunReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Our side: a program of its own, so that its heap can be small. */
final class TillwatchSide {
    private TillwatchSide() {}

    /**
     * Compares two files.
     *
     * @param args store file, provider file, directory for results
     */
    public static void main(String[] args) {
        RunReport report = ReconciliationRun.asOf(PaymentFiles.AS_OF)
                .shop("benchmark")
                .store(Path.of(args[0]))
                .provider(Path.of(args[1]))
                .to(Path.of(args[2]))
                .run()
                .fold(
                        done -> done.report(),
                        refused -> {
                            throw new IllegalStateException(refused.problems().toString());
                        },
                        failed -> {
                            throw new IllegalStateException(failed.problems().toString());
                        });
        Map<String, Long> codes = new TreeMap<>();
        report.result().discrepancies().forEach(d -> codes.merge(d.code().name(), 1L, Long::sum));
        if (!report.result().isConserved()) {
            codes.put("NOT_CONSERVED", 1L);
        }
        Counts.print(codes);
    }
}
