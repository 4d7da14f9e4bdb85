package io.tillwatch.export.jdbc;

import java.util.Arrays;

/**
 * Which orders were there already: 16 to 32 bytes for each, whatever its size. They are told apart by 64 bits of their
 * keys; that two of ten million share them happens in one of 300 000 readings.
 */
final class OrderKeys {
    private static final int SMALLEST = 1 << 10;

    /** 0 marks a free place. */
    private long[] keys = new long[SMALLEST];

    private int size;

    /** Returns whether it was not there. */
    boolean add(String id) {
        if (size * 3L >= keys.length * 2L) {
            grow();
        }
        long key = key(id);
        int at = place(key);
        if (keys[at] == key) {
            return false;
        }
        keys[at] = key;
        size++;
        return true;
    }

    private static long key(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }

    private int place(long key) {
        int at = (int) key & (keys.length - 1);
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] old = keys;
        keys = Arrays.copyOf(new long[0], old.length * 2);
        for (long key : old) {
            if (key != 0) {
                keys[place(key)] = key;
            }
        }
    }
}
