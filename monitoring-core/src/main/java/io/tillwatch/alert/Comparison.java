package io.tillwatch.alert;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** How a value is compared with a limit; exact. */
public enum Comparison {
    /** Less than the limit. */
    LESS("<"),
    /** Less than the limit, or equal. */
    AT_MOST("<="),
    /** More than the limit. */
    MORE(">"),
    /** More than the limit, or equal. */
    AT_LEAST(">="),
    /** Equal to the limit, whatever the number of decimals. */
    EQUAL("=="),
    /** Not equal to the limit. */
    NOT_EQUAL("!=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /**
     * How it is written.
     *
     * @return such as {@code <=}
     */
    public String sign() {
        return sign;
    }

    /**
     * Whether it holds.
     *
     * @param value the value
     * @param limit what it is compared with
     * @return true if it does
     */
    public boolean holds(BigDecimal value, BigDecimal limit) {
        int order = value.compareTo(limit);
        return switch (this) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
        };
    }

    static Optional<Comparison> of(String sign) {
        return Arrays.stream(values()).filter(c -> c.sign.equals(sign)).findFirst();
    }
}
