package io.tillwatch.reconciliation;

import io.tillwatch.time.BusinessDay;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How inputs are read.
 *
 * @param asOf the instant of judgement
 * @param day the day that is judged; empty if everything is
 * @param orderPatterns how orders are found in merchant references
 * @param scratch the directory for what does not fit into memory
 * @param memory how many bytes of memory there are
 * @param statements the statements among the files of provider records
 * @param inMemory whether everything goes to the judge and nothing is set aside: slower, with the same result
 */
record ReadingPlan(
        Instant asOf,
        Optional<BusinessDay> day,
        List<Pattern> orderPatterns,
        Path scratch,
        long memory,
        Statements statements,
        boolean inMemory) {
    ClearRule rule() {
        return new ClearRule(asOf, day);
    }
}
