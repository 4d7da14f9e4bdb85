package io.tillwatch.reconciliation.policy;

import io.tillwatch.money.Money;
import io.tillwatch.reconcile.DiscrepancyCode;
import io.tillwatch.reconcile.PolicyBuilder;
import io.tillwatch.reconcile.Severities;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import io.tillwatch.severity.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads how serious discrepancies are: by code, by amount, by age, and until when they are due. */
final class SeverityReader {
    private static final List<String> CODES =
            Stream.of(DiscrepancyCode.values()).map(Enum::name).toList();
    private static final List<String> SEVERITIES =
            Stream.of(Severity.values()).map(Enum::name).toList();
    private static final Duration LONGEST = Duration.ofDays(366);

    private final SectionReader top;
    private final PolicyBuilder builder;
    private final Problems problems;

    SeverityReader(SectionReader top, PolicyBuilder builder, Problems problems) {
        this.top = top;
        this.builder = builder;
        this.problems = problems;
    }

    /** What the file does not say stays as the base has it. */
    void read() {
        Texts.within(top, "severity", problems, section -> {
            Severities base = builder.build().severities();
            Map<DiscrepancyCode, Severity> byCode = new EnumMap<>(DiscrepancyCode.class);
            byCode.putAll(base.byCode());
            Texts.within(section, "codes", problems, codes -> codes(codes, byCode));
            List<Severities.AmountStep> byAmount = new ArrayList<>();
            Texts.each(section, "amounts", problems, step -> amountStep(step).ifPresent(byAmount::add));
            List<Severities.AgeStep> byAge = new ArrayList<>();
            Texts.each(section, "ages", problems, step -> ageStep(step).ifPresent(byAge::add));
            Map<Severity, Duration> due = new EnumMap<>(Severity.class);
            due.putAll(base.allowed());
            Texts.within(section, "due", problems, durations -> due(durations, due));
            builder.severities(new Severities(
                    byCode,
                    section.has("amounts") ? byAmount : base.byAmount(),
                    section.has("ages") ? byAge : base.byAge(),
                    due));
        });
    }

    private static void codes(SectionReader section, Map<DiscrepancyCode, Severity> byCode) {
        for (String name : CODES) {
            section.oneOf(name, SEVERITIES)
                    .ifPresent(severity -> byCode.put(DiscrepancyCode.valueOf(name), Severity.valueOf(severity)));
        }
    }

    private static Set<DiscrepancyCode> codesOf(SectionReader step) {
        Set<DiscrepancyCode> codes = new TreeSet<>();
        step.manyOf("codes", CODES).forEach(name -> codes.add(DiscrepancyCode.valueOf(name)));
        return codes;
    }

    private static Optional<Severities.AmountStep> amountStep(SectionReader step) {
        Set<DiscrepancyCode> codes = codesOf(step);
        step.require("from");
        Optional<Money> from = step.parse("from", Texts.rule("money"), Texts::money);
        Optional<Severity> severity = severity(step);
        List<String> tell = step.texts("tell");
        return from.flatMap(money -> severity.map(
                s -> new Severities.AmountStep(codes, money.currency().code(), money.minorUnits(), s, tell)));
    }

    private static Optional<Severities.AgeStep> ageStep(SectionReader step) {
        Set<DiscrepancyCode> codes = codesOf(step);
        step.require("after");
        Optional<Duration> after = step.duration("after", Duration.ZERO, LONGEST);
        Optional<Severity> severity = severity(step);
        return after.flatMap(age -> severity.map(s -> new Severities.AgeStep(codes, age, s)));
    }

    private static Optional<Severity> severity(SectionReader step) {
        step.require("severity");
        return step.oneOf("severity", SEVERITIES).map(Severity::valueOf);
    }

    private static void due(SectionReader section, Map<Severity, Duration> due) {
        for (String name : SEVERITIES) {
            section.duration(name, Duration.ofMinutes(1), LONGEST)
                    .ifPresent(length -> due.put(Severity.valueOf(name), length));
        }
    }
}
