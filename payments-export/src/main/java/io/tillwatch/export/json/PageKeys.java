package io.tillwatch.export.json;

import java.util.Arrays;

/** The keys of the orders of one page, in its order. */
final class PageKeys {
    private long[] keys = new long[128];
    private int size;

    void add(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = key;
    }

    long get(int index) {
        return keys[index];
    }

    int size() {
        return size;
    }
}
