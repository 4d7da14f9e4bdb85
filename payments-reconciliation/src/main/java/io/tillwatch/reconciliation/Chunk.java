package io.tillwatch.reconciliation;

import java.util.Arrays;

/**
 * A part of a file that begins and ends with whole records, and where its rows begin: every {@value #STEP}th is known, the
 * others are found from there. Filled by one thread.
 */
final class Chunk {
    static final int STEP = 32;

    private final CsvSource source;
    private final int number;
    private final long offset;
    private final int length;
    private int[] offsets = new int[16];
    private int[] lines = new int[16];
    private int rows;
    private long firstLine;
    private int lineCount;

    Chunk(CsvSource source, int number, long offset, int length) {
        this.source = source;
        this.number = number;
        this.offset = offset;
        this.length = length;
    }

    CsvSource source() {
        return source;
    }

    /** Its own number among all chunks of its side. */
    int number() {
        return number;
    }

    int rows() {
        return rows;
    }

    /** Adds a row; returns its number in the chunk. */
    int add(int at, int line) {
        if (rows % STEP == 0) {
            int step = rows / STEP;
            if (step == offsets.length) {
                offsets = Arrays.copyOf(offsets, step * 2);
                lines = Arrays.copyOf(lines, step * 2);
            }
            offsets[step] = at;
            lines[step] = line;
        }
        return rows++;
    }

    /** After the last row. */
    void finish(int allLines) {
        lineCount = allLines;
        int steps = (rows + STEP - 1) / STEP;
        offsets = Arrays.copyOf(offsets, steps);
        lines = Arrays.copyOf(lines, steps);
    }

    int lineCount() {
        return lineCount;
    }

    /** Says on which line of the file it begins. */
    void beginsAt(long line) {
        firstLine = line;
    }

    /** Where a step begins in the file. */
    long stepOffset(int step) {
        return offset + (step < offsets.length ? offsets[step] : length);
    }

    long stepLine(int step) {
        return firstLine + lines[step];
    }
}
