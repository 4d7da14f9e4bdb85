package io.tillwatch.reconciliation.statement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A number of a workbook as a text, without any arithmetic in floating point.
 *
 * @param text a decimal number in plain notation, or a time in ISO 8601, with a blank for its T
 * @param isStamp whether it is a time, a date or both
 * @param isLong whether it has more digits than a workbook keeps, so that the last ones may be others
 */
record CellNumber(String text, boolean isStamp, boolean isLong) {
    /** What spreadsheets keep and show. */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    private static final BigDecimal LONG = BigDecimal.TEN.pow(15);
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400_000);
    private static final int MOST_LENGTH = 400;

    /** The last day of the year 9999, counted from 1900. */
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    /** The 29th of February 1900, which spreadsheets count and which never was. */
    private static final int NO_DAY = 60;

    /** Empty if the raw text is no number. */
    static Optional<CellNumber> of(String raw, NumberForm form, boolean from1904) {
        BigDecimal number;
        try {
            if (raw.length() > MOST_LENGTH) {
                return Optional.empty();
            }
            number = new BigDecimal(raw.strip());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        if (Math.abs((long) number.precision() - number.scale()) > MOST_LENGTH) {
            return Optional.empty();
        }
        Optional<CellNumber> stamp = form.isTemporal() ? stamp(number, form, from1904) : Optional.empty();
        return stamp.isPresent() ? stamp : Optional.of(plain(number, form.zeros()));
    }

    private static CellNumber plain(BigDecimal number, int zeros) {
        boolean isLong = number.abs().compareTo(LONG) >= 0;
        BigDecimal shown = (isLong ? number : number.round(DIGITS)).stripTrailingZeros();
        String text = shown.toPlainString();
        boolean padded = shown.scale() <= 0 && shown.signum() >= 0 && text.length() < zeros;
        return new CellNumber(padded ? "0".repeat(zeros - text.length()) + text : text, false, isLong);
    }

    /** Days since the beginning of 1900 or 1904, to the millisecond; empty if that is no time. */
    private static Optional<CellNumber> stamp(BigDecimal number, NumberForm form, boolean from1904) {
        if (number.signum() < 0 || number.compareTo(LAST_DAY) >= 0) {
            return Optional.empty();
        }
        int days = number.intValue();
        long millis = number.subtract(BigDecimal.valueOf(days))
                .multiply(DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        LocalDate first = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < NO_DAY ? 31 : 30);
        if (days == 0 && form.time() && millis < DAY.longValueExact()) {
            return Optional.of(stamp(LocalTime.MIDNIGHT.plus(millis, ChronoUnit.MILLIS)));
        }
        if (days == 0 || (!from1904 && days == NO_DAY)) {
            return Optional.empty();
        }
        LocalDateTime at = first.plusDays(days).atStartOfDay().plus(millis, ChronoUnit.MILLIS);
        boolean isDay = !form.time() && at.toLocalTime().equals(LocalTime.MIDNIGHT);
        return Optional.of(
                isDay
                        ? new CellNumber(at.toLocalDate().toString(), true, false)
                        : new CellNumber(
                                at.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME).replace('T', ' '), true, false));
    }

    private static CellNumber stamp(LocalTime time) {
        return new CellNumber(time.format(DateTimeFormatter.ISO_LOCAL_TIME), true, false);
    }
}
