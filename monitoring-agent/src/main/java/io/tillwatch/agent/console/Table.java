package io.tillwatch.agent.console;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns: the first ones to the left, the rest, numbers, to the right. Not thread-safe. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widths;
    private final int textColumns;

    /**
     * Begins a table.
     *
     * @param head the head of each column
     * @param textColumns how many columns are to the left
     */
    public Table(List<String> head, int textColumns) {
        this.widths = new int[head.size()];
        this.textColumns = textColumns;
        add(head);
    }

    /**
     * Adds a row.
     *
     * @param cells as many as the head has
     */
    public void row(String... cells) {
        add(List.of(cells));
    }

    private void add(List<String> cells) {
        rows.add(cells);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], length(cells.get(i)));
        }
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** Every row on its line, without blanks at the end. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> cells : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = cells.get(i);
                String blanks = " ".repeat(widths[i] - length(cell));
                line.append(GAP).append(i < textColumns ? cell + blanks : blanks + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
