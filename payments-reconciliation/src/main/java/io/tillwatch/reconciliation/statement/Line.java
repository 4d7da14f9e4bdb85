package io.tillwatch.reconciliation.statement;

import io.tillwatch.text.Message;
import java.util.BitSet;
import java.util.List;

/**
 * A record of a statement, before anybody knows what it means.
 *
 * @param line where it begins, from 1
 * @param cells its cells as they stand
 * @param flaw the key of what is wrong with its form; empty if nothing is
 * @param marks what a workbook says of its cells
 */
record Line(long line, List<String> cells, String flaw, Marks marks) {
    /**
     * Cells that are more than their texts.
     *
     * @param numbers those that hold a number: a point stands before its fraction, whatever texts do
     * @param stamps those that hold a time, a date or both, in ISO 8601 with a blank for its T
     * @param flaws those whose value is not to be had
     */
    record Marks(BitSet numbers, BitSet stamps, List<CellFlaw> flaws) {
        static final Marks NONE = new Marks(new BitSet(), new BitSet(), List.of());
    }

    /** A cell whose value is not to be had, and why. */
    record CellFlaw(int column, Message reason) {}

    Line {
        cells = List.copyOf(cells);
    }

    Line(long line, List<String> cells, String flaw) {
        this(line, cells, flaw, Marks.NONE);
    }

    boolean isBlank() {
        return flaw.isEmpty()
                && cells.stream().allMatch(cell -> Words.cell(cell).isEmpty());
    }

    /** The cell, cleaned; empty if there are fewer. */
    String cell(int at) {
        return at >= 0 && at < cells.size() ? Words.cell(cells.get(at)) : "";
    }
}
