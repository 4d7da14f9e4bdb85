package io.tillwatch.time;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Instants as texts of ISO 8601, several times as fast as {@link DateTimeFormatter} where they are written as most
 * programs do ({@code 2026-03-01T08:00:00.250Z}), and with its results everywhere.
 *
 * <p>Static, thread-safe.
 */
public final class Iso8601 {
    private static final int TO_SECONDS = 19;
    private static final int LONGEST_FRACTION = 9;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int NO_NUMBER = -1;
    private static final long FIRST_SECOND =
            Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Iso8601() {}

    /**
     * Reads an instant with {@code Z} or an offset, as {@link OffsetDateTime#parse(CharSequence)} does.
     *
     * @param text such as {@code 2026-03-01T08:00:00Z} or {@code 2026-03-01T09:00+01:00}
     * @return the instant
     * @throws DateTimeException if the text is none, or has no offset
     */
    public static Instant parse(String text) {
        int end = text.length() - 1;
        boolean usual = end >= TO_SECONDS
                && end <= TO_SECONDS + 1 + LONGEST_FRACTION
                && text.charAt(end) == 'Z'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
        if (usual) {
            int year = digits(text, 0, 4);
            int month = digits(text, 5, 7);
            int day = digits(text, 8, 10);
            int hour = digits(text, 11, 13);
            int minute = digits(text, 14, 16);
            int second = digits(text, 17, TO_SECONDS);
            int nanos = nanos(text, end);
            boolean numbers =
                    year >= 0 && month > 0 && day > 0 && hour >= 0 && minute >= 0 && second >= 0 && nanos >= 0;
            if (numbers && month <= 12 && hour < 24 && minute < 60 && second < 60) {
                long days = LocalDate.of(year, month, day).toEpochDay();
                return Instant.ofEpochSecond(days * SECONDS_OF_A_DAY + hour * 3600L + minute * 60L + second, nanos);
            }
        }
        return OffsetDateTime.parse(text).toInstant();
    }

    private static int nanos(String text, int end) {
        if (end == TO_SECONDS) {
            return 0;
        }
        int digits = end - TO_SECONDS - 1;
        int number = text.charAt(TO_SECONDS) == '.' && digits > 0 ? digits(text, TO_SECONDS + 1, end) : NO_NUMBER;
        for (int i = digits; i < LONGEST_FRACTION && number > 0; i++) {
            number *= 10;
        }
        return number;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /**
     * Writes an instant in UTC, as {@link DateTimeFormatter#ISO_INSTANT} does.
     *
     * @param instant the instant
     * @return such as {@code 2026-03-01T08:00:00Z}, with 3, 6 or 9 decimals of the second where it has some
     */
    public static String format(Instant instant) {
        long epochSecond = instant.getEpochSecond();
        if (epochSecond < FIRST_SECOND || epochSecond > LAST_SECOND) {
            return DateTimeFormatter.ISO_INSTANT.format(instant);
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(epochSecond, SECONDS_OF_A_DAY));
        int second = Math.floorMod(epochSecond, SECONDS_OF_A_DAY);
        byte[] text = new byte[TO_SECONDS + 1 + LONGEST_FRACTION + 1];
        put(text, 0, 4, date.getYear());
        text[4] = '-';
        put(text, 5, 2, date.getMonthValue());
        text[7] = '-';
        put(text, 8, 2, date.getDayOfMonth());
        text[10] = 'T';
        put(text, 11, 2, second / 3600);
        text[13] = ':';
        put(text, 14, 2, second / 60 % 60);
        text[16] = ':';
        put(text, 17, 2, second % 60);
        int end = TO_SECONDS;
        int nanos = instant.getNano();
        if (nanos != 0) {
            int decimals = nanos % 1_000_000 == 0 ? 3 : nanos % 1000 == 0 ? 6 : LONGEST_FRACTION;
            text[end] = '.';
            put(text, end + 1, LONGEST_FRACTION, nanos);
            end += 1 + decimals;
        }
        text[end] = 'Z';
        return new String(text, 0, end + 1, StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] text, int at, int digits, int number) {
        int rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
