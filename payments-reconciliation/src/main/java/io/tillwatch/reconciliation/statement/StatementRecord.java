package io.tillwatch.reconciliation.statement;

import java.util.List;

/**
 * A provider record that a row of a statement became.
 *
 * @param line where the row begins, from 1
 * @param cells its cells, in the order of {@link Statement#COLUMNS}
 */
public record StatementRecord(long line, List<String> cells) {
    /**
     * Copies the cells.
     *
     * @throws IllegalArgumentException if they are not as many as the columns
     */
    public StatementRecord {
        cells = List.copyOf(cells);
        if (cells.size() != Statement.COLUMNS.size()) {
            throw new IllegalArgumentException(
                    "cells must be " + Statement.COLUMNS.size() + ", but were " + cells.size());
        }
    }

    /**
     * One cell.
     *
     * @param column one of {@link Statement#COLUMNS}
     * @return the cell; may be empty
     * @throws IllegalArgumentException if there is no such column
     */
    public String cell(String column) {
        int at = Statement.COLUMNS.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("column must be one of " + Statement.COLUMNS + ", but was " + column);
        }
        return cells.get(at);
    }
}
