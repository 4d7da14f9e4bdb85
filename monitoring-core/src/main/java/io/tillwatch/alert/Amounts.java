package io.tillwatch.alert;

import io.tillwatch.kpi.KpiUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Values as people write them. */
final class Amounts {
    private static final int DECIMALS = 4;

    private Amounts() {}

    /** At most four decimals: more says nothing to a reader. */
    static String text(BigDecimal value, Optional<KpiUnit> unit) {
        if (unit.isEmpty()) {
            return plain(value);
        }
        return switch (unit.get()) {
            case RATIO -> plain(value.movePointRight(2)) + "%";
            case MILLISECONDS -> plain(value) + "ms";
            case SECONDS -> plain(value) + "s";
            case COUNT, MINOR_UNITS -> plain(value);
        };
    }

    private static String plain(BigDecimal value) {
        BigDecimal rounded = value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_EVEN) : value;
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
