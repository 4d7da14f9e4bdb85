package io.tillwatch.export.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through the bytes of texts of JSON in UTF-8, eight at a time. */
final class TextBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';

    private TextBytes() {}

    /** The index of the first byte that is a quote, a backslash, a control character or not ASCII; the end if none is. */
    static int special(byte[] json, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long bytes = (long) EIGHT.get(json, at);
            long controls = (bytes - BLANKS) & ~bytes & HIGHS;
            long found = zeros(bytes ^ QUOTES) | zeros(bytes ^ BACKSLASHES) | controls | (bytes & HIGHS);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
            at++;
        }
        return at;
    }

    /** The highest bit of each byte that is zero; behind the first such byte it may be that of others too. */
    private static long zeros(long bytes) {
        return (bytes - ONES) & ~bytes & HIGHS;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
