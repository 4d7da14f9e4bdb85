package io.tillwatch.kpi;

import io.tillwatch.money.CurrencyUnit;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number that tells how the shop is doing, with the limits of its bands. Immutable and thread-safe.
 *
 * <p>The limits are strict: a value equal to the target is not yet on target, a value equal to the warning is not yet a
 * warning. Where higher is better they must not rise from target to warning to critical; where lower is better they must
 * not fall.
 *
 * @param name lower case letters, digits, underscores and dots; begins with a letter, at most 80 characters
 * @param unit what it is counted in
 * @param currency of amounts in {@link KpiUnit#MINOR_UNITS}; empty for every other unit
 * @param better which way it should go
 * @param target what to be better than; empty if there is none
 * @param warning from where on it is a warning; empty if there is none
 * @param critical from where on it is critical; empty if there is none
 */
public record Kpi(
        String name,
        KpiUnit unit,
        Optional<CurrencyUnit> currency,
        Better better,
        Optional<BigDecimal> target,
        Optional<BigDecimal> warning,
        Optional<BigDecimal> critical) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.]{0,79}");

    /** Checks the name, the currency, and the order and bounds of the limits. */
    public Kpi {
        if (!isName(name)) {
            throw new IllegalArgumentException("name must be lower case letters, digits, underscores and dots, begin"
                    + " with a letter and have at most 80 characters, but was \"" + name + "\"");
        }
        Objects.requireNonNull(better, "better");
        if (currency.isPresent() != (unit == KpiUnit.MINOR_UNITS)) {
            throw new IllegalArgumentException(
                    "currency must be given for unit MINOR_UNITS and for no other, but unit was " + unit);
        }
        inBounds("target", target, unit);
        inBounds("warning", warning, unit);
        inBounds("critical", critical, unit);
        ordered("target", target, "warning", warning, better);
        ordered("warning", warning, "critical", critical, better);
        ordered("target", target, "critical", critical, better);
    }

    /**
     * A KPI without limits.
     *
     * @param name lower case letters, digits, underscores and dots
     * @param unit any but {@link KpiUnit#MINOR_UNITS}
     * @param better which way it should go
     * @return a KPI without bands
     * @throws IllegalArgumentException if the name or the unit is not as said
     */
    public static Kpi of(String name, KpiUnit unit, Better better) {
        return new Kpi(name, unit, Optional.empty(), better, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A KPI of money without limits.
     *
     * @param name lower case letters, digits, underscores and dots
     * @param currency of all its amounts
     * @param better which way it should go
     * @return a KPI in minor units, without bands
     * @throws IllegalArgumentException if the name is not as said
     */
    public static Kpi of(String name, CurrencyUnit currency, Better better) {
        return new Kpi(
                name,
                KpiUnit.MINOR_UNITS,
                Optional.of(currency),
                better,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Whether a text may be the name of a KPI.
     *
     * @param text any text
     * @return true if it may
     */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The KPI with other limits.
     *
     * @param newTarget what to be better than, in the unit of the KPI
     * @param newWarning from where on it is a warning
     * @param newCritical from where on it is critical
     * @return a new KPI
     * @throws IllegalArgumentException if the limits are out of bounds or in the wrong order
     */
    public Kpi limits(BigDecimal newTarget, BigDecimal newWarning, BigDecimal newCritical) {
        return new Kpi(
                name,
                unit,
                currency,
                better,
                Optional.of(newTarget),
                Optional.of(newWarning),
                Optional.of(newCritical));
    }

    /**
     * Where a reading lies.
     *
     * @param reading a reading of this KPI
     * @return the band; empty if there is no data, or the KPI has no limits
     */
    public Optional<Band> band(KpiReading reading) {
        if (target.isEmpty() && warning.isEmpty() && critical.isEmpty()) {
            return Optional.empty();
        }
        return reading.fold(value -> Optional.of(band(value.value())), noData -> Optional.empty());
    }

    private Band band(BigDecimal value) {
        if (critical.filter(limit -> isBetter(limit, value)).isPresent()) {
            return Band.CRITICAL;
        }
        if (warning.filter(limit -> isBetter(limit, value)).isPresent()) {
            return Band.WARNING;
        }
        return target.filter(limit -> !isBetter(value, limit)).isPresent() ? Band.OFF_TARGET : Band.ON_TARGET;
    }

    private boolean isBetter(BigDecimal a, BigDecimal b) {
        return isBetter(a, b, better);
    }

    private static boolean isBetter(BigDecimal a, BigDecimal b, Better better) {
        return better == Better.HIGHER ? a.compareTo(b) > 0 : a.compareTo(b) < 0;
    }

    private static void inBounds(String what, Optional<BigDecimal> limit, KpiUnit unit) {
        boolean fits = unit != KpiUnit.RATIO
                || limit.filter(l -> l.signum() < 0 || l.compareTo(BigDecimal.ONE) > 0)
                        .isEmpty();
        if (!fits) {
            throw new IllegalArgumentException(what + " must be between 0 and 1 for unit RATIO, but was "
                    + limit.orElseThrow().toPlainString());
        }
    }

    private static void ordered(
            String first, Optional<BigDecimal> a, String second, Optional<BigDecimal> b, Better better) {
        if (a.isPresent() && b.isPresent() && isBetter(b.get(), a.get(), better)) {
            throw new IllegalArgumentException(second + " must not be better than " + first + ", but was "
                    + b.get().toPlainString() + " and " + first + " " + a.get().toPlainString());
        }
    }
}
