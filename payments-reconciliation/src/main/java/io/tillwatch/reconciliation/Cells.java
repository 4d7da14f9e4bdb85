package io.tillwatch.reconciliation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/** Understands cells of plain ASCII as {@link RowReader} does, or says that it does not. */
final class Cells {
    /** The cell is left to {@link RowReader}. */
    static final long ODD = Long.MIN_VALUE + 1;

    private static final int MOST_DIGITS = 18;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int DAYS_TO_1970 = 719_528;
    private static final int SECONDS_OF_DAY = 86_400;

    private Cells() {}

    /** A text that needs no more than to be taken; false if blanks stand at its edge. */
    static boolean isPlain(byte[] b, int from, int to) {
        return from == to || (b[from] != ' ' && b[to - 1] != ' ');
    }

    /** An amount; unknown if the cell is empty. */
    static long amount(byte[] b, int from, int to) {
        if (from == to) {
            return RowFacts.UNKNOWN;
        }
        boolean negative = b[from] == '-';
        int at = negative ? from + 1 : from;
        if (at == to || to - at > MOST_DIGITS) {
            return ODD;
        }
        long value = 0;
        for (; at < to; at++) {
            int digit = b[at] - '0';
            if (digit < 0 || digit > 9) {
                return ODD;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    private static int two(byte[] b, int at) {
        int tens = b[at] - '0';
        int ones = b[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    /** The second of an instant such as {@code 2026-03-01T10:00:40.5+01:00}; unknown if the cell is empty. */
    static long second(byte[] b, int from, int to) {
        if (from == to) {
            return RowFacts.UNKNOWN;
        }
        if (to - from < 20
                || b[from + 4] != '-'
                || b[from + 7] != '-'
                || b[from + 10] != 'T'
                || b[from + 13] != ':'
                || b[from + 16] != ':') {
            return ODD;
        }
        int century = two(b, from);
        int years = two(b, from + 2);
        int hour = two(b, from + 11);
        int minute = two(b, from + 14);
        int second = two(b, from + 17);
        int month = two(b, from + 5);
        int day = two(b, from + 8);
        boolean sound = century >= 0
                && years >= 0
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 60
                && month >= 1
                && month <= 12
                && day >= 1;
        long zone = sound ? zone(b, from + 19, to) : ODD;
        if (zone == ODD) {
            return ODD;
        }
        int year = century * 100 + years;
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (day > DAYS_OF_MONTH[month - 1] + (leap && month == 2 ? 1 : 0)) {
            return ODD;
        }
        long before = 365L * year + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
        long days = before + DAYS_BEFORE_MONTH[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1 - DAYS_TO_1970;
        return days * SECONDS_OF_DAY + hour * 3600L + minute * 60L + second - zone;
    }

    /** The seconds of the offset behind the fraction. */
    private static long zone(byte[] b, int from, int to) {
        int at = from;
        if (b[at] == '.') {
            at++;
            while (at < to && b[at] >= '0' && b[at] <= '9') {
                at++;
            }
            if (at == from + 1 || at > from + 10) {
                return ODD;
            }
        }
        if (at + 1 == to && b[at] == 'Z') {
            return 0;
        }
        if (at + 6 != to || (b[at] != '+' && b[at] != '-') || b[at + 3] != ':') {
            return ODD;
        }
        int hours = two(b, at + 1);
        int minutes = two(b, at + 4);
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            return ODD;
        }
        long zone = hours * 3600L + minutes * 60L;
        return b[at] == '-' ? -zone : zone;
    }

    /** What cells of few different values mean, remembered by their bytes. For one thread. */
    static final class Known {
        private static final int MOST = 32;
        private final ToIntFunction<String> meaning;
        private final byte[][] cells = new byte[MOST][];
        private final int[] values = new int[MOST];
        private int size;

        /** @param meaning at least 0; below 0 if the cell is left to {@link RowReader} */
        Known(ToIntFunction<String> meaning) {
            this.meaning = meaning;
        }

        int of(byte[] b, int from, int to) {
            for (int i = 0; i < size; i++) {
                byte[] cell = cells[i];
                if (cell.length == to - from && Arrays.equals(cell, 0, cell.length, b, from, to)) {
                    return values[i];
                }
            }
            byte[] cell = Arrays.copyOfRange(b, from, to);
            int value = meaning.applyAsInt(new String(cell, StandardCharsets.US_ASCII));
            if (size < MOST) {
                cells[size] = cell;
                values[size++] = value;
            }
            return value;
        }
    }
}
