package io.tillwatch.reconciliation;

import java.nio.charset.StandardCharsets;
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

    /** {@code 00:00:00} as eight bytes, and masks for its digits and colons. */
    private static final long MIDNIGHT = 0x3030_3A30_303A_3030L;

    private static final long NIBBLES = 0xF0F0_FFF0_F0FF_F0F0L;
    private static final long SIXES = 0x0606_0006_0600_0606L;
    private static final long NOT_DIGITS = NIBBLES;

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

    /** The seconds of a time of day such as {@code 10:00:40}, or -1. */
    private static int secondOfDay(byte[] b, int at) {
        long x = Octets.at(b, at) ^ MIDNIGHT;
        // Each digit is below 10 now, each colon 0.
        if (((x | ((x & ~NIBBLES) + SIXES)) & NOT_DIGITS) != 0) {
            return -1;
        }
        int hour = (int) (x & 15) * 10 + (int) (x >>> 8 & 15);
        int minute = (int) (x >>> 24 & 15) * 10 + (int) (x >>> 32 & 15);
        int second = (int) (x >>> 48 & 15) * 10 + (int) (x >>> 56);
        return hour < 24 && minute < 60 && second < 60 ? (hour * 60 + minute) * 60 + second : -1;
    }

    /** The days of a month such as {@code 2026-03-} since 1970, before its first; odd if it is none. */
    private static long daysBefore(byte[] b, int at) {
        int century = two(b, at);
        int years = two(b, at + 2);
        int month = two(b, at + 5);
        if (century < 0 || years < 0 || month < 1 || month > 12) {
            return ODD;
        }
        int year = century * 100 + years;
        long before = 365L * year + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
        return before + DAYS_BEFORE_MONTH[month - 1] + (isLeap(year) && month > 2 ? 1 : 0) - DAYS_TO_1970;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Understands instants. Remembers the month of the last one, since most have the same. For one thread. */
    static final class Instants {
        private long month;
        private long before = ODD;

        /** The second of an instant such as {@code 2026-03-01T10:00:40.5+01:00}; unknown if the cell is empty. */
        long second(byte[] b, int from, int to) {
            if (to - from >= 20 && Octets.at(b, from) != month) {
                month = Octets.at(b, from);
                before = b[from + 4] == '-' && b[from + 7] == '-' ? daysBefore(b, from) : ODD;
            }
            return Cells.second(b, from, to, before);
        }
    }

    private static long second(byte[] b, int from, int to, long before) {
        if (from == to) {
            return RowFacts.UNKNOWN;
        }
        if (to - from < 20 || b[from + 10] != 'T') {
            return ODD;
        }
        int time = secondOfDay(b, from + 11);
        int day = two(b, from + 8);
        if (time < 0 || day < 1 || before == ODD) {
            return ODD;
        }
        if (day > 28) {
            int month = two(b, from + 5);
            boolean longer = month == 2 && isLeap(two(b, from) * 100 + two(b, from + 2));
            if (day > DAYS_OF_MONTH[month - 1] + (longer ? 1 : 0)) {
                return ODD;
            }
        }
        long zone = b[from + 19] == 'Z' && to - from == 20 ? 0 : zone(b, from + 19, to);
        return zone == ODD ? ODD : (before + day - 1) * SECONDS_OF_DAY + time - zone;
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
        private static final int LONGEST = 2 * Long.BYTES;
        private final ToIntFunction<String> meaning;
        private final long[] heads = new long[MOST];
        private final long[] tails = new long[MOST];
        private final int[] lengths = new int[MOST];
        private final int[] values = new int[MOST];
        private int size;

        /** @param meaning at least 0; below 0 if the cell is left to {@link RowReader} */
        Known(ToIntFunction<String> meaning) {
            this.meaning = meaning;
        }

        /** Reads up to 8 bytes behind the cell. */
        int of(byte[] b, int from, int to) {
            int length = to - from;
            // The first and the last eight bytes, which may overlap, and the length are the whole cell.
            long head = Octets.at(b, from);
            long tail = 0;
            if (length < Long.BYTES) {
                head &= (1L << (length * Byte.SIZE)) - 1;
            } else {
                tail = Octets.at(b, to - Long.BYTES);
            }
            for (int i = 0; i < size; i++) {
                if (heads[i] == head && tails[i] == tail && lengths[i] == length) {
                    return values[i];
                }
            }
            int value = meaning.applyAsInt(new String(b, from, length, StandardCharsets.US_ASCII));
            if (size < MOST && length <= LONGEST) {
                heads[size] = head;
                tails[size] = tail;
                lengths[size] = length;
                values[size++] = value;
            }
            return value;
        }
    }
}
