package io.tillwatch.agent.config;

import io.tillwatch.kpi.Better;
import io.tillwatch.kpi.Kpi;
import io.tillwatch.kpi.KpiUnit;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.settings.SectionReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A KPI and how it is to be read.
 *
 * @param kpi the KPI with its limits
 * @param window over which time it is read; empty if the file does not say
 * @param minimum how many events there must be for a value; 0 if the file does not say
 */
public record KpiSettings(Kpi kpi, Optional<Duration> window, int minimum) {
    private static final Pattern LIMIT = Pattern.compile("(-?\\d{1,15}(?:\\.\\d{1,9})?)\\s*(%|ms|s)?");

    /** Checks that all are given. */
    public KpiSettings {
        Objects.requireNonNull(kpi, "kpi");
        Objects.requireNonNull(window, "window");
    }

    static Optional<KpiSettings> read(SectionReader section, NamedItems items) {
        section.require("name");
        Optional<String> name = items.own(
                section,
                section.parse(
                        "name", Rules.rule("kpi-name"), t -> Optional.of(t).filter(Kpi::isName)));
        section.require("unit");
        Optional<KpiUnit> unit = section.constant("unit", KpiUnit.class);
        section.require("better");
        Optional<Better> better = section.constant("better", Better.class);
        boolean money = unit.filter(u -> u == KpiUnit.MINOR_UNITS).isPresent();
        if (money) {
            section.require("currency");
        }
        // Asked for money only, so that it is an unknown key everywhere else.
        Optional<CurrencyUnit> currency = money ? section.currency("currency") : Optional.empty();
        KpiUnit in = unit.orElse(KpiUnit.COUNT);
        Optional<BigDecimal> target = limit(section, "target", in);
        Optional<BigDecimal> warning = limit(section, "warning", in);
        Optional<BigDecimal> critical = limit(section, "critical", in);
        Optional<Duration> window = section.duration("window", Duration.ofSeconds(1), Duration.ofDays(31));
        int minimum = section.parse("minimum", Rules.rule("kpi-minimum"), KpiSettings::count)
                .orElse(0);
        if (name.isEmpty() || unit.isEmpty() || better.isEmpty() || (money && currency.isEmpty())) {
            return Optional.empty();
        }
        try {
            Kpi kpi = new Kpi(name.get(), in, currency, better.get(), target, warning, critical);
            return Optional.of(new KpiSettings(kpi, window, minimum));
        } catch (IllegalArgumentException e) {
            List.of("target", "warning", "critical").stream()
                    .filter(section::has)
                    .findFirst()
                    .ifPresent(key -> section.wrong(key, Rules.rule("kpi-limits")));
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> limit(SectionReader section, String key, KpiUnit unit) {
        return section.parse(key, Rules.rule("kpi-limit." + unit), text -> limit(text, unit));
    }

    private static Optional<BigDecimal> limit(String text, KpiUnit unit) {
        Matcher matcher = LIMIT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String suffix = Objects.requireNonNullElse(matcher.group(2), "");
        if (suffix.isEmpty()) {
            return Optional.of(number);
        }
        return switch (unit) {
            case RATIO -> suffix.equals("%") ? Optional.of(number.movePointLeft(2)) : Optional.empty();
            case MILLISECONDS -> suffix.equals("ms") ? Optional.of(number) : Optional.empty();
            case SECONDS -> suffix.equals("s") ? Optional.of(number) : Optional.empty();
            case COUNT, MINOR_UNITS -> Optional.empty();
        };
    }

    private static Optional<Integer> count(String text) {
        return Optional.of(text).filter(t -> t.matches("\\d{1,9}")).map(Integer::valueOf);
    }
}
