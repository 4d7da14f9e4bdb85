package io.tillwatch.export.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * Writes a dialect of CSV in UTF-8 with quotes where RFC 4180 needs them and always a header: that of the
 * {@code machine} profile (comma, CRLF, no byte order mark), or that of a {@link Presentation}.
 *
 * <p>Not thread-safe, but for {@link #encode}.
 */
public final class CsvFileWriter implements Closeable {
    private static final int KEPT = 1 << 16;
    private static final int BYTES_OF_A_ROW = 300;

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder(KEPT + 1024);
    private final CSVFormat format;
    private final String delimiter;
    private final int columns;
    private long rows;

    /**
     * Writes the header.
     *
     * @param out where to; closed with this writer
     * @param header the names of the columns
     * @throws IOException if writing fails
     */
    public CsvFileWriter(OutputStream out, List<String> header) throws IOException {
        this(out, header, CSVFormat.RFC4180, false);
    }

    /**
     * Writes the header of a presentation.
     *
     * @param out where to; closed with this writer
     * @param presentation the dialect and the names of the columns
     * @throws IOException if writing fails
     */
    public CsvFileWriter(OutputStream out, Presentation presentation) throws IOException {
        this(out, presentation.header(), presentation.format(), presentation.byteOrderMark());
    }

    private CsvFileWriter(OutputStream out, List<String> header, CSVFormat format, boolean byteOrderMark)
            throws IOException {
        columns = header.size();
        this.out = out;
        if (byteOrderMark) {
            text.append('\uFEFF');
        }
        this.format = format;
        delimiter = format.getDelimiterString();
        record(header, text);
    }

    /**
     * Writes a row.
     *
     * @param cells as many as the header has names
     * @throws IOException if writing fails
     * @throws IllegalArgumentException if there are more or fewer cells
     */
    public void row(List<String> cells) throws IOException {
        record(cells, text);
        rows++;
        if (text.length() >= KEPT) {
            flush();
        }
    }

    /**
     * The bytes of rows, to be given to {@link #append} later. May be called by many threads at once.
     *
     * @param rows each with as many cells as the header has names
     * @return the bytes
     * @throws IllegalArgumentException if a row has more or fewer cells
     */
    public byte[] encode(List<List<String>> rows) {
        StringBuilder encoded = new StringBuilder(rows.size() * BYTES_OF_A_ROW);
        try {
            for (List<String> row : rows) {
                record(row, encoded);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encoded.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes rows that were encoded before.
     *
     * @param encoded what {@link #encode} gave
     * @param count how many rows that are
     * @throws IOException if writing fails
     */
    public void append(byte[] encoded, int count) throws IOException {
        flush();
        out.write(encoded);
        rows += count;
    }

    private void record(List<String> cells, StringBuilder to) throws IOException {
        if (cells.size() != columns) {
            throw new IllegalArgumentException("cells must be " + columns + ", but were " + cells.size());
        }
        for (int i = 0; i < columns; i++) {
            String cell = cells.get(i);
            if (isPlain(cell, i == 0)) {
                to.append(i == 0 ? "" : delimiter).append(cell);
            } else if (isSentence(cell)) {
                to.append(i == 0 ? "" : delimiter).append('"').append(cell).append('"');
            } else {
                format.print(cell, to, i == 0);
            }
        }
        format.println(to);
    }

    /** Most cells need no quotes whatever the dialect, and telling those takes a fraction of what the library takes. */
    private static boolean isPlain(String cell, boolean first) {
        int length = cell.length();
        if (length == 0) {
            return !first;
        }
        if (cell.charAt(0) <= '#' || cell.charAt(length - 1) <= ' ') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c < ' ' || c == '"' || c == ',' || c == ';') {
                return false;
            }
        }
        return true;
    }

    /** A cell that needs quotes for what separates cells, and has none itself. */
    private boolean isSentence(String cell) {
        return cell.contains(delimiter) && cell.indexOf('"') < 0;
    }

    private void flush() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    /**
     * How many rows were written, without the header.
     *
     * @return at least 0
     */
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
