package io.tillwatch.reconciliation.statement;

import java.util.List;

/**
 * A record of a statement, before anybody knows what it means.
 *
 * @param line where it begins, from 1
 * @param cells its cells as they stand
 * @param flaw the key of what is wrong with its form; empty if nothing is
 */
record Line(long line, List<String> cells, String flaw) {
    Line {
        cells = List.copyOf(cells);
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
