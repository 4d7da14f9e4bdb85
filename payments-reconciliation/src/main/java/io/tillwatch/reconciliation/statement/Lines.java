package io.tillwatch.reconciliation.statement;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Cuts a text into records of cells and never fails. A quote that is not closed costs its own line only; a line break
 * within quotes belongs to the cell. Empty lines are no records.
 */
final class Lines implements Iterator<Line> {
    /** A quoted cell over more lines is a quote that was forgotten. */
    private static final int MOST_LINES = 50;

    private final String text;
    private final char separator;
    private int position;
    private long line = 1;
    private List<String> cells = new ArrayList<>();
    private String flaw = "";

    Lines(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    @Override
    public boolean hasNext() {
        while (position < text.length() && isBreak(position)) {
            skipBreak();
        }
        return position < text.length();
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int start = position;
        long first = line;
        cells = new ArrayList<>();
        flaw = "";
        if (!readCells()) {
            position = start;
            line = first;
            while (position < text.length() && !isBreak(position)) {
                position++;
            }
            flaw = "row.quote-not-closed";
        }
        if (flaw.isEmpty() && text.substring(start, position).indexOf('\uFFFD') >= 0) {
            flaw = "row.bytes";
        }
        if (position < text.length()) {
            skipBreak();
        }
        return new Line(first, cells, flaw);
    }

    private boolean readCells() {
        while (true) {
            boolean quoted = position < text.length() && text.charAt(position) == '"';
            if (quoted ? !readQuoted() : !readPlain()) {
                return false;
            }
            if (position >= text.length() || isBreak(position)) {
                return true;
            }
            position++;
        }
    }

    private boolean readPlain() {
        int start = position;
        while (position < text.length() && text.charAt(position) != separator && !isBreak(position)) {
            position++;
        }
        cells.add(text.substring(start, position));
        return true;
    }

    private boolean readQuoted() {
        StringBuilder cell = new StringBuilder();
        int at = position + 1;
        int breaks = 0;
        while (at < text.length() && breaks <= MOST_LINES) {
            char c = text.charAt(at);
            if (c == '"') {
                if (at + 1 >= text.length() || text.charAt(at + 1) != '"') {
                    break;
                }
                at++;
            } else if (c == '\n' || (c == '\r' && (at + 1 >= text.length() || text.charAt(at + 1) != '\n'))) {
                breaks++;
            }
            cell.append(c);
            at++;
        }
        if (at >= text.length() || breaks > MOST_LINES) {
            return false;
        }
        position = at + 1;
        line += breaks;
        cells.add(cell.toString());
        if (position < text.length() && text.charAt(position) != separator && !isBreak(position)) {
            if (breaks > 0) {
                return false;
            }
            flaw = "row.text-after-quote";
            readPlain();
            cells.remove(cells.size() - 1);
        }
        return true;
    }

    private boolean isBreak(int at) {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private void skipBreak() {
        boolean both =
                text.charAt(position) == '\r' && position + 1 < text.length() && text.charAt(position + 1) == '\n';
        position += both ? 2 : 1;
        line++;
    }
}
