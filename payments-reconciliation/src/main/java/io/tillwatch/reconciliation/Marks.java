package io.tillwatch.reconciliation;

import java.util.List;

/** A mark for each row of one side. For one thread. */
final class Marks {
    private final long[][] bits;

    Marks(List<Chunk> chunks) {
        bits = new long[chunks.size()][];
        chunks.forEach(chunk -> bits[chunk.number()] = new long[(chunk.rows() + Long.SIZE - 1) / Long.SIZE]);
    }

    /** Marks the row at the place of a tag. */
    void set(long tag) {
        int row = Tag.row(tag);
        bits[Tag.chunk(tag)][row >> 6] |= 1L << row;
    }

    boolean has(long tag) {
        return has(Tag.chunk(tag), Tag.row(tag));
    }

    boolean has(int chunk, int row) {
        return ((bits[chunk][row >> 6] >>> row) & 1) != 0;
    }

    boolean isEmpty() {
        for (long[] words : bits) {
            for (long word : words) {
                if (word != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes over the marks of another thread. */
    void add(Marks other) {
        for (int chunk = 0; chunk < bits.length; chunk++) {
            for (int i = 0; i < bits[chunk].length; i++) {
                bits[chunk][i] |= other.bits[chunk][i];
            }
        }
    }

    /** 64 rows from a multiple of 64. */
    long word(int chunk, int number) {
        return bits[chunk][number];
    }
}
