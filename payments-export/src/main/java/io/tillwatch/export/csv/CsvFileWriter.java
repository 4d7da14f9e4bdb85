package io.tillwatch.export.csv;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a dialect of CSV in UTF-8 with quotes where RFC 4180 needs them and always a header: that of the
 * {@code machine} profile (comma, CRLF, no byte order mark), or that of a {@link Presentation}.
 *
 * <p>Not thread-safe.
 */
public final class CsvFileWriter implements Closeable {
    private final CSVPrinter printer;
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
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        if (byteOrderMark) {
            writer.write('\uFEFF');
        }
        printer = new CSVPrinter(writer, format);
        printer.printRecord(header);
    }

    /**
     * Writes a row.
     *
     * @param cells as many as the header has names
     * @throws IOException if writing fails
     * @throws IllegalArgumentException if there are more or fewer cells
     */
    public void row(List<String> cells) throws IOException {
        if (cells.size() != columns) {
            throw new IllegalArgumentException("cells must be " + columns + ", but were " + cells.size());
        }
        printer.printRecord(cells);
        rows++;
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
        printer.close();
    }
}
