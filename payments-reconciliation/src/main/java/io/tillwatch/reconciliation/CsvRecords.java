package io.tillwatch.reconciliation;

import io.tillwatch.text.Message;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the bytes of a file into records of RFC 4180 and never fails: a record that is not well-formed says so. A quote
 * that is not closed costs its own line only, not the rest of the file.
 */
final class CsvRecords {
    /** A quoted cell over more lines is a quote that was forgotten. */
    static final int MOST_LINES = 200;

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] bytes;
    private final int end;
    private int position;
    private long line;

    private List<String> cells = List.of();
    private List<Message> flaws = List.of();

    /** A whole file. */
    CsvRecords(byte[] bytes) {
        this(bytes, behindMark(bytes, bytes.length), bytes.length, 1);
    }

    /** A part of a file that begins and ends with whole records. */
    CsvRecords(byte[] bytes, int from, int to, long line) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
        this.line = line;
    }

    /** Where the next record begins, or an empty line. */
    int position() {
        return position;
    }

    /** The line of {@link #position}. */
    long line() {
        return line;
    }

    /** Where the text of a file begins: behind the mark of UTF-8, if it has one. */
    static int behindMark(byte[] bytes, int length) {
        boolean marked = length >= BOM.length && Arrays.equals(bytes, 0, BOM.length, BOM, 0, BOM.length);
        return marked ? BOM.length : 0;
    }

    /** The next record; empty at the end. Lines without any character are no records. */
    Optional<CsvRecord> next() {
        while (position < end && isBreak(position)) {
            skipBreak();
        }
        if (position >= end) {
            return Optional.empty();
        }
        int start = position;
        long first = line;
        cells = new ArrayList<>();
        flaws = new ArrayList<>();
        if (!readCells()) {
            position = lineEnd(start);
            line = first;
            flaws = new ArrayList<>(List.of(message("row.quote-not-closed")));
        }
        int stop = position;
        if (position < end) {
            skipBreak();
        }
        for (int i = start; i < stop; i++) {
            if (bytes[i] == 0) {
                flaws.add(message("row.nul"));
                break;
            }
        }
        return Optional.of(
                new CsvRecord(first, cells, flaws, new String(bytes, start, stop - start, StandardCharsets.UTF_8)));
    }

    /** Passes over the next records. */
    void skip(int count) {
        for (int i = 0; i < count; i++) {
            skip();
        }
    }

    private void skip() {
        while (position < end && isBreak(position)) {
            skipBreak();
        }
        int stop = position;
        while (stop < end && !isBreak(stop) && bytes[stop] != '"') {
            stop++;
        }
        if (stop < end && bytes[stop] == '"') {
            next();
        } else {
            position = stop;
            if (stop < end) {
                skipBreak();
            }
        }
    }

    /** False if a quote is not closed. */
    private boolean readCells() {
        while (true) {
            boolean quoted = position < end && bytes[position] == '"';
            boolean closed = quoted ? readQuoted() : readPlain();
            if (!closed) {
                return false;
            }
            if (position >= end || isBreak(position)) {
                return true;
            }
            position++;
        }
    }

    private boolean readPlain() {
        int start = position;
        while (position < end && bytes[position] != ',' && !isBreak(position)) {
            position++;
        }
        cells.add(decode(start, position));
        return true;
    }

    private boolean readQuoted() {
        int start = position + 1;
        int at = start;
        boolean doubled = false;
        int breaks = 0;
        while (true) {
            if (at >= end || breaks > MOST_LINES) {
                return false;
            }
            if (bytes[at] == '"') {
                if (at + 1 >= end || bytes[at + 1] != '"') {
                    break;
                }
                doubled = true;
                at++;
            } else if (bytes[at] == '\n' || (bytes[at] == '\r' && (at + 1 >= end || bytes[at + 1] != '\n'))) {
                breaks++;
            }
            at++;
        }
        String cell = decode(start, at);
        position = at + 1;
        boolean ended = position >= end || bytes[position] == ',' || isBreak(position);
        if (!ended && breaks > 0) {
            return false;
        }
        if (!ended) {
            flaws.add(message("row.text-after-quote"));
            readPlain();
            cells.remove(cells.size() - 1);
        }
        if (breaks > 0) {
            flaws.add(message("row.line-break"));
            line += breaks;
        }
        cells.add(doubled ? cell.replace("\"\"", "\"") : cell);
        return true;
    }

    private boolean isBreak(int at) {
        return bytes[at] == '\n' || bytes[at] == '\r';
    }

    private void skipBreak() {
        boolean both = bytes[position] == '\r' && position + 1 < end && bytes[position + 1] == '\n';
        position += both ? 2 : 1;
        line++;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < end && !isBreak(at)) {
            at++;
        }
        return at;
    }

    private String decode(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return decodeUtf8(from, to);
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private String decodeUtf8(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            flaws.add(message("row.not-utf-8"));
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
    }

    private static Message message(String key) {
        return Message.of(CsvRecords.class, key);
    }
}
