package io.tillwatch.reconciliation.statement;

import java.util.List;

/** What a file holds: a text, whose encoding the mapping says, or the sheets of a workbook. */
final class Contents {
    private final byte[] bytes;
    private final List<Grid> sheets;
    private final boolean isWorkbook;

    /**
     * By what it begins with, and not by its name.
     *
     * @throws UnreadableWorkbook if it is a workbook that cannot be read
     */
    Contents(byte[] bytes) {
        this.bytes = bytes;
        this.isWorkbook = Workbook.begins(bytes);
        this.sheets = isWorkbook ? Workbook.open(bytes).sheets() : List.of();
    }

    boolean isWorkbook() {
        return isWorkbook;
    }

    /** Every way to see it as lines. */
    List<Grid> grids(Rules rules) {
        return isWorkbook ? sheets : Grid.ofText(StatementText.of(bytes, rules.charset()));
    }
}
