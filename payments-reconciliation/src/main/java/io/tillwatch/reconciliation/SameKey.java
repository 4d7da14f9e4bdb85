package io.tillwatch.reconciliation;

import java.util.Arrays;

/** Finds entries with the same first long: links each to the next one of its key. For one thread, used again. */
final class SameKey {
    private int[] heads = new int[0];
    private int[] next = new int[0];
    private int[] first = new int[0];
    private int keys;

    /** Looks at so many longs of entries. */
    void link(long[] entries, int longs) {
        int count = longs / Spill.WIDTH;
        int size = Integer.highestOneBit(Math.max(8, count * 2 - 1)) * 2;
        if (heads.length < size) {
            heads = new int[size];
        }
        Arrays.fill(heads, 0, size, -1);
        if (next.length < count) {
            next = new int[count + count / 8];
            first = new int[count + count / 8];
        }
        keys = 0;
        int mask = size - 1;
        for (int i = 0; i < count; i++) {
            long key = entries[i * Spill.WIDTH];
            int slot = (int) key & mask;
            while (heads[slot] >= 0 && entries[heads[slot] * Spill.WIDTH] != key) {
                slot = (slot + 1) & mask;
            }
            if (heads[slot] < 0) {
                first[keys++] = i;
                next[i] = -1;
                heads[slot] = i;
            } else {
                int head = heads[slot];
                next[i] = next[head];
                next[head] = i;
            }
        }
    }

    /** How many different keys there are. */
    int keys() {
        return keys;
    }

    /** The number of an entry of a key. */
    int first(int key) {
        return first[key];
    }

    /** The number of another entry with the same key, or -1. */
    int next(int entry) {
        return next[entry];
    }
}
