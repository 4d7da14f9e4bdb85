package io.tillwatch.reconciliation;

/**
 * Finds where records of a part of a file end, exactly as {@link CsvRecords} cuts them, but without reading them. Needed
 * only where there are quotes: elsewhere each line break ends a record.
 */
final class RecordEnds {
    private static final int UNDECIDED = -1;

    private final byte[] bytes;
    private final int end;

    private RecordEnds(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /**
     * The end of the last record that is surely whole, whatever comes behind; 0 if there is none. The part begins with a
     * whole record.
     */
    static int last(byte[] bytes, int from, int end) {
        return hasQuote(bytes, from, end) ? new RecordEnds(bytes, end).lastExact(from) : lastBreak(bytes, from, end);
    }

    private static boolean hasQuote(byte[] bytes, int from, int end) {
        int at = from;
        for (; at + Octets.LOOK <= end; at += Octets.LOOK) {
            if (Octets.hasQuote(bytes, at)) {
                return true;
            }
        }
        for (; at < end; at++) {
            if (bytes[at] == '"') {
                return true;
            }
        }
        return false;
    }

    private static int lastBreak(byte[] bytes, int from, int end) {
        for (int i = end - 1; i >= from; i--) {
            if (bytes[i] == '\n' || (bytes[i] == '\r' && i + 1 < end)) {
                return i + 1;
            }
        }
        return 0;
    }

    private int lastExact(int from) {
        int decided = 0;
        int at = from;
        while (at < end) {
            int stop = isBreak(at) ? at : recordEnd(at);
            if (stop == UNDECIDED || (bytes[stop] == '\r' && stop + 1 >= end)) {
                return decided;
            }
            at = stop + (bytes[stop] == '\r' && bytes[stop + 1] == '\n' ? 2 : 1);
            decided = at;
        }
        return decided;
    }

    private boolean isBreak(int at) {
        return bytes[at] == '\n' || bytes[at] == '\r';
    }

    /** The line break behind a record. */
    private int recordEnd(int start) {
        int at = start;
        while (true) {
            if (bytes[at] == '"') {
                at = behindQuoted(at + 1);
                if (at == UNDECIDED) {
                    return UNDECIDED;
                }
                if (at < 0) {
                    return lineEnd(start);
                }
            }
            while (at < end && bytes[at] != ',' && !isBreak(at)) {
                at++;
            }
            if (at >= end) {
                return UNDECIDED;
            }
            if (isBreak(at)) {
                return at;
            }
            at++;
            if (at >= end) {
                return UNDECIDED;
            }
        }
    }

    /** What follows the closing quote; below {@link #UNDECIDED} if the quote counts as not closed. */
    private int behindQuoted(int start) {
        int breaks = 0;
        for (int at = start; ; at++) {
            if (at + 1 >= end) {
                return UNDECIDED;
            }
            if (breaks > CsvRecords.MOST_LINES) {
                return UNDECIDED - 1;
            }
            if (bytes[at] == '"') {
                if (bytes[at + 1] != '"') {
                    boolean ended = bytes[at + 1] == ',' || isBreak(at + 1);
                    return ended || breaks == 0 ? at + 1 : UNDECIDED - 1;
                }
                at++;
            } else if (bytes[at] == '\n' || (bytes[at] == '\r' && bytes[at + 1] != '\n')) {
                breaks++;
            }
        }
    }

    private int lineEnd(int from) {
        for (int at = from; at < end; at++) {
            if (isBreak(at)) {
                return at;
            }
        }
        return UNDECIDED;
    }
}
