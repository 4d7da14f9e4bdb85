package io.tillwatch.reconciliation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * Hashes keys to 64 bits, with a secret of its own: nobody can choose ids that collide. A collision between keys of
 * different rows only sends more rows to the judge; it never hides one, unless it happens to two references whose orders
 * and amounts agree as well. Thread-safe.
 */
final class KeyHash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final long first;
    private final long second;

    KeyHash() {
        SplittableRandom random = new SplittableRandom();
        first = random.nextLong() | 1;
        second = random.nextLong() | 1;
    }

    private static long mix(long a, long b) {
        return Math.multiplyHigh(a, b) ^ (a * b);
    }

    /** The hash of some bytes under a seed; never 0. */
    long of(byte[] bytes, int from, int to, long seed) {
        int length = to - from;
        long state = mix(seed ^ first, ODD ^ length);
        int at = from;
        for (; to - at > 16; at += 16) {
            state = mix((long) LONG.get(bytes, at) ^ second, (long) LONG.get(bytes, at + 8) ^ state);
        }
        long a;
        long b;
        if (length >= 16) {
            a = (long) LONG.get(bytes, to - 16);
            b = (long) LONG.get(bytes, to - 8);
        } else if (length >= 8) {
            a = (long) LONG.get(bytes, from);
            b = (long) LONG.get(bytes, to - 8);
        } else if (length >= 4) {
            a = (int) INT.get(bytes, from);
            b = (int) INT.get(bytes, to - 4);
        } else {
            a = 0;
            for (int i = from; i < to; i++) {
                a = (a << 8) | (bytes[i] & 0xFF);
            }
            b = 0;
        }
        long hash = mix(second ^ length, mix(a ^ second, b ^ state) ^ first);
        return hash == 0 ? 1 : hash;
    }
}
