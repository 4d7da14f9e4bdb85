package io.tillwatch.reconciliation.statement;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** One way to see a file as lines of cells: a sheet of a workbook, or a text cut by a separator. */
interface Grid {
    /**
     * The lines that are not empty, from the first on; may be asked for again.
     *
     * @param width how many cells a line has at least, where the file leaves away those that are blank
     */
    Iterator<Line> lines(int width);

    /** The sheet's name; empty for a text. */
    String sheet();

    /** A text, cut by each separator that may be meant. */
    static List<Grid> ofText(String text) {
        return Stream.of(',', ';', '\t', '|')
                .<Grid>map(separator -> new Text(text, separator))
                .toList();
    }

    /** A text cut by a separator: each line has the cells that it has. */
    record Text(String text, char separator) implements Grid {
        @Override
        public Iterator<Line> lines(int width) {
            return new Lines(text, separator);
        }

        @Override
        public String sheet() {
            return "";
        }
    }
}
