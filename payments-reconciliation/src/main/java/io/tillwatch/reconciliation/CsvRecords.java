package io.tillwatch.reconciliation;

import io.tillwatch.text.Message;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the bytes of a file into records of RFC 4180 and never fails: a record that is not well-formed says so. A quote
 * that is not closed costs its own line only, not the rest of the file.
 */
final class CsvRecords {
    /** A quoted cell over more lines is a quote that was forgotten. */
    private static final int MOST_LINES = 200;

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] bytes;
    private int position;
    private long line = 1;

    private List<String> cells = List.of();
    private List<Message> flaws = List.of();

    CsvRecords(byte[] bytes) {
        this.bytes = bytes;
        this.position = beginsWith(bytes, BOM) ? BOM.length : 0;
    }

    private static boolean beginsWith(byte[] bytes, byte[] start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (bytes[i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** The next record; empty at the end. Lines without any character are no records. */
    Optional<CsvRecord> next() {
        while (position < bytes.length && isBreak(position)) {
            skipBreak();
        }
        if (position >= bytes.length) {
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
        int end = position;
        if (position < bytes.length) {
            skipBreak();
        }
        for (int i = start; i < end; i++) {
            if (bytes[i] == 0) {
                flaws.add(message("row.nul"));
                break;
            }
        }
        return Optional.of(
                new CsvRecord(first, cells, flaws, new String(bytes, start, end - start, StandardCharsets.UTF_8)));
    }

    /** False if a quote is not closed. */
    private boolean readCells() {
        while (true) {
            boolean quoted = position < bytes.length && bytes[position] == '"';
            boolean closed = quoted ? readQuoted() : readPlain();
            if (!closed) {
                return false;
            }
            if (position >= bytes.length || isBreak(position)) {
                return true;
            }
            position++;
        }
    }

    private boolean readPlain() {
        int start = position;
        while (position < bytes.length && bytes[position] != ',' && !isBreak(position)) {
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
            if (at >= bytes.length || breaks > MOST_LINES) {
                return false;
            }
            if (bytes[at] == '"') {
                if (at + 1 >= bytes.length || bytes[at + 1] != '"') {
                    break;
                }
                doubled = true;
                at++;
            } else if (bytes[at] == '\n' || (bytes[at] == '\r' && (at + 1 >= bytes.length || bytes[at + 1] != '\n'))) {
                breaks++;
            }
            at++;
        }
        String cell = decode(start, at);
        position = at + 1;
        boolean ended = position >= bytes.length || bytes[position] == ',' || isBreak(position);
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
        boolean both = bytes[position] == '\r' && position + 1 < bytes.length && bytes[position + 1] == '\n';
        position += both ? 2 : 1;
        line++;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < bytes.length && !isBreak(at)) {
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
