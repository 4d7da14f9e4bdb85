package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Bucket;
import io.tillwatch.reconcile.CurrencyReport;
import io.tillwatch.reconcile.DiscrepancyCode;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a report says, whatever page it is written on: which findings wait, which are decided, what the sums are. The pages
 * only choose the form.
 */
final class ReportContent {
    /** A text of other people that is longer is cut, visibly. */
    static final int LONGEST = 2000;

    private final RunReport run;
    private final ReconciliationReport result;

    ReportContent(RunReport run) {
        this.run = run;
        this.result = run.result();
    }

    /** How one currency ties; {@code inDiscrepancies} is what findings and differences that are told explain. */
    record Tie(
            String currency,
            BigInteger store,
            BigInteger provider,
            BigInteger difference,
            BigInteger inDiscrepancies,
            BigInteger inFlight,
            BigInteger notJudged,
            BigInteger ignored,
            BigInteger quarantined,
            BigInteger unexplained,
            BigInteger unlicensed) {
        private static Tie of(String currency, CurrencyReport sums) {
            return new Tie(
                    currency,
                    sums.store(),
                    sums.provider(),
                    sums.store().subtract(sums.provider()),
                    effect(sums, Bucket.DISCREPANCY).add(effect(sums, Bucket.MATCHED_WITH_DIFFERENCE)),
                    effect(sums, Bucket.IN_FLIGHT),
                    effect(sums, Bucket.NOT_JUDGED),
                    effect(sums, Bucket.IGNORED),
                    effect(sums, Bucket.QUARANTINED),
                    sums.unexplained(),
                    sums.unlicensed());
        }

        private static BigInteger effect(CurrencyReport sums, Bucket bucket) {
            return sums.buckets()
                    .getOrDefault(bucket, CurrencyReport.BucketTotal.NONE)
                    .effect();
        }

        boolean isWhole() {
            return unexplained.signum() == 0 && unlicensed.signum() == 0;
        }
    }

    /** Findings of one severity. */
    record Urgent(Severity severity, List<FollowedDiscrepancy> findings) {}

    /** A list of which a page shows the beginning. */
    record Listed<T>(List<T> shown, int more) {
        static <T> Listed<T> of(List<T> all, int most) {
            return new Listed<>(all.subList(0, Math.min(all.size(), most)), Math.max(0, all.size() - most));
        }
    }

    RunReport run() {
        return run;
    }

    ReconciliationReport result() {
        return result;
    }

    /** The day, or that everything was judged. */
    Object period() {
        return result.date().map(Object.class::cast).orElseGet(() -> message("report.everything"));
    }

    Message verdict() {
        return message("report.verdict." + run.verdict());
    }

    /** Why the result cannot be vouched for, else nothing. */
    List<Message> doubts() {
        List<Message> doubts = new ArrayList<>();
        if (run.verdict() == Verdict.NOT_VOUCHED) {
            doubts.add(message("report.verdict.why"));
        }
        return doubts;
    }

    Message rows() {
        return message("report.rows", result.counted().store(), result.counted().provider());
    }

    List<Tie> ties() {
        List<Tie> ties = new ArrayList<>();
        result.currencies().forEach((currency, sums) -> ties.add(Tie.of(currency, sums)));
        return ties;
    }

    /** Findings that wait for somebody, the most serious first; also those that are said to be fixed, for they are still there. */
    List<Urgent> toDo() {
        return Stream.of(Severity.P0, Severity.P1, Severity.P2)
                .map(severity -> new Urgent(
                        severity,
                        findings()
                                .filter(each -> each.discrepancy().severity() == severity)
                                .filter(each -> !each.followUp().isSettled())
                                .toList()))
                .filter(urgent -> !urgent.findings().isEmpty())
                .toList();
    }

    /** Findings that somebody accepted or explained. */
    List<FollowedDiscrepancy> decided() {
        return findings().filter(each -> each.followUp().isSettled()).toList();
    }

    private Stream<FollowedDiscrepancy> findings() {
        return run.discrepancies().stream()
                .filter(each -> each.discrepancy().severity().isFinding());
    }

    /** What nobody must act on, by code. */
    Map<DiscrepancyCode, Long> told() {
        Map<DiscrepancyCode, Long> counts = new EnumMap<>(DiscrepancyCode.class);
        result.discrepancies().stream()
                .filter(d -> !d.severity().isFinding())
                .forEach(d -> counts.merge(d.code(), 1L, Long::sum));
        return counts;
    }

    boolean isOverdue(FollowedDiscrepancy each) {
        return !each.followUp().isSettled()
                && each.followUp().due().filter(result.asOf()::isAfter).isPresent();
    }

    /** Whom a discrepancy that is gone was about. */
    static String subject(HealedDiscrepancy each) {
        return each.orderId().isEmpty() ? each.provider() + ":" + each.providerId() : each.orderId();
    }

    static Message message(String key, Object... arguments) {
        return Message.of(ReportContent.class, key, arguments);
    }

    /** A text of other people of bearable length. */
    static String bearable(String text, Locale language) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + " "
                        + message("report.cut", LONGEST, length).in(language);
    }
}
