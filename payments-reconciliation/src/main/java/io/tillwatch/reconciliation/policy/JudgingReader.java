package io.tillwatch.reconciliation.policy;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconcile.FeeContract;
import io.tillwatch.reconcile.PolicyBuilder;
import io.tillwatch.reconcile.PolicyLimits;
import io.tillwatch.reconcile.Tolerance;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads windows, references, tolerances, fees and the numbers that rules go by. */
final class JudgingReader {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final String GROUP = "(?<order>";
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(29);

    private final SectionReader top;
    private final PolicyBuilder builder;
    private final Map<String, Duration> windows;
    private final Problems problems;

    /** The windows of providers go into {@code windows} too. */
    JudgingReader(SectionReader top, PolicyBuilder builder, Map<String, Duration> windows, Problems problems) {
        this.top = top;
        this.builder = builder;
        this.windows = windows;
        this.problems = problems;
    }

    void read() {
        Texts.within(top, "windows", problems, this::windows);
        references();
        Set<String> currencies = new HashSet<>();
        Texts.each(top, "tolerance", problems, section -> tolerance(section, currencies));
        Set<List<String>> contracts = new HashSet<>();
        Texts.each(top, "fees", problems, section -> fee(section, contracts));
        Texts.within(top, "limits", problems, this::limits);
    }

    private void windows(SectionReader section) {
        for (String key : section.keys()) {
            Optional<Duration> window = section.duration(key, Duration.ZERO, LONGEST);
            if (Texts.provider(key).isEmpty()) {
                section.wrong(key, Texts.rule("provider"));
                continue;
            }
            window.ifPresent(length -> {
                switch (key) {
                    case "other" -> builder.otherWindow(length);
                    case "suggestions" -> builder.suggestionWindow(length);
                    default -> {
                        builder.window(key, length);
                        windows.put(key, length);
                    }
                }
            });
        }
    }

    private void references() {
        List<Pattern> patterns = new ArrayList<>();
        for (String text : top.texts("references")) {
            Optional<Pattern> pattern = pattern(text);
            if (pattern.isEmpty()) {
                top.wrong("references", Texts.rule("reference"));
            }
            pattern.ifPresent(patterns::add);
        }
        if (top.has("references")) {
            builder.orderPatterns(patterns);
        }
    }

    private static Optional<Pattern> pattern(String text) {
        try {
            return text.contains(GROUP) ? Optional.of(Pattern.compile(text)) : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private void tolerance(SectionReader section, Set<String> seen) {
        section.require("currency");
        Optional<CurrencyUnit> currency = section.currency("currency");
        if (currency.isPresent() && !seen.add(currency.get().code())) {
            section.wrong("currency", Texts.rule("once", "tolerance"));
        }
        Tolerance.Bound under = bound(section, "under", currency);
        Tolerance.Bound over = bound(section, "over", currency);
        currency.ifPresent(unit -> builder.tolerance(new Tolerance(unit.code(), under, over)));
    }

    private static Tolerance.Bound bound(SectionReader section, String key, Optional<CurrencyUnit> currency) {
        long minor = amount(section, key, currency).orElse(0L);
        BigDecimal share =
                section.parse(key + "-share", Texts.rule("share"), Texts::share).orElse(BigDecimal.ZERO);
        return new Tolerance.Bound(minor, share);
    }

    private static Optional<Long> amount(SectionReader section, String key, Optional<CurrencyUnit> currency) {
        return section.parse(
                key,
                Texts.rule("amount", currency.map(CurrencyUnit::code).orElse("?")),
                text -> currency.isEmpty() ? Optional.of(0L) : Texts.minor(text, currency.get()));
    }

    private void fee(SectionReader section, Set<List<String>> seen) {
        section.require("provider");
        Optional<String> provider = section.parse("provider", Texts.rule("provider"), Texts::provider);
        section.require("currency");
        Optional<CurrencyUnit> currency = section.currency("currency");
        section.require("share");
        Optional<BigDecimal> share = section.parse("share", Texts.rule("share"), Texts::share);
        long fixed = amount(section, "fixed", currency).orElse(0L);
        long minimum = amount(section, "minimum", currency).orElse(0L);
        long maximum = amount(section, "maximum", currency).orElse(Long.MAX_VALUE);
        long tolerance = amount(section, "tolerance", currency).orElse(1L);
        if (maximum < minimum) {
            section.wrong("maximum", Texts.rule("maximum"));
        }
        if (provider.isEmpty() || currency.isEmpty() || share.isEmpty() || maximum < minimum) {
            return;
        }
        if (!seen.add(List.of(provider.get(), currency.get().code()))) {
            section.wrong("provider", Texts.rule("once-fee"));
        }
        builder.fee(new FeeContract(
                provider.get(), currency.get().code(), share.get(), fixed, minimum, maximum, tolerance));
    }

    private void limits(SectionReader section) {
        PolicyLimits defaults = PolicyLimits.DEFAULTS;
        Set<String> rounding = new TreeSet<>();
        for (String code : section.texts("round-to-5")) {
            Optional<CurrencyUnit> unit = CurrencyUnit.find(code);
            unit.ifPresent(u -> rounding.add(u.code()));
            if (unit.isEmpty()) {
                section.wrong("round-to-5", Texts.rule("currencies"));
            }
        }
        builder.limits(new PolicyLimits(
                section.duration("abandoned-after", Duration.ZERO, LONGEST).orElse(defaults.abandonedAfter()),
                section.parse("unsettled-after", Texts.rule("count", 0), text -> Texts.count(text, 0))
                        .orElse(defaults.unsettledAfter()),
                section.parse("offset-pairs", Texts.rule("count", 2), text -> Texts.count(text, 2))
                        .orElse(defaults.offsetPairs()),
                section.duration("offset-tolerance", Duration.ZERO, HALF_AN_HOUR)
                        .orElse(defaults.offsetTolerance()),
                section.duration("clock-tolerance", Duration.ZERO, LONGEST).orElse(defaults.clockTolerance()),
                rounding));
    }
}
