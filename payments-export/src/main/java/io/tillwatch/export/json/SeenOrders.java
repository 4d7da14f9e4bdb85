package io.tillwatch.export.json;

import java.util.Arrays;

/**
 * Which page gave which order last: about 24 bytes for each order, whatever its size. Orders are told apart by 64 bits of
 * their key; two that share them look like one that came twice, which the announced total gives away.
 */
final class SeenOrders {
    private static final int SMALLEST = 1 << 10;

    private long[] keys = new long[SMALLEST];
    private int[] pages = new int[SMALLEST];
    private int size;

    /** The key is never 0, which marks a free place. */
    static long key(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }

    /** Remembers that the page, counted from 1, gave it. Returns the page that gave it before, 0 if none did. */
    int put(long key, int page) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int at = place(key);
        int before = pages[at];
        size += before == 0 ? 1 : 0;
        keys[at] = key;
        pages[at] = page;
        return before;
    }

    /** The page that gave it last. */
    int last(long key) {
        return pages[place(key)];
    }

    private int place(long key) {
        int at = (int) key & (keys.length - 1);
        while (pages[at] != 0 && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldPages = pages;
        keys = new long[oldKeys.length * 2];
        pages = Arrays.copyOf(new int[0], keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldPages[i] != 0) {
                int at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                pages[at] = oldPages[i];
            }
        }
    }
}
