package io.tillwatch.reconciliation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at once; the first of them is the lowest. */
final class Octets {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;
    private static final long QUOTES = ONES * '"';
    private static final long BEHIND_COMMA = ONES * (0x7F - ',');

    /** How many bytes {@link #hasQuote} looks at. */
    static final int LOOK = 4 * Long.BYTES;

    private Octets() {}

    static long at(byte[] bytes, int index) {
        return (long) LONG.get(bytes, index);
    }

    /** Whether there is a quote among the bytes from an index on. */
    static boolean hasQuote(byte[] bytes, int index) {
        long found = quotes(at(bytes, index))
                | quotes(at(bytes, index + Long.BYTES))
                | quotes(at(bytes, index + 2 * Long.BYTES))
                | quotes(at(bytes, index + 3 * Long.BYTES));
        return (found & HIGH) != 0;
    }

    /** The highest bit of a byte is set if it is a quote, or if one is before it. */
    private static long quotes(long eight) {
        long x = eight ^ QUOTES;
        return (x - ONES) & ~x;
    }

    /** The highest bit of each byte that is not plain: a comma or what comes before it in ASCII, or no ASCII. */
    static long notPlain(long eight) {
        return (~((eight & ~HIGH) + BEHIND_COMMA) | eight) & HIGH;
    }

    /** The number of the first byte that is marked by its highest bit. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }
}
