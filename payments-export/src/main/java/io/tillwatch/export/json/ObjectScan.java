package io.tillwatch.export.json;

/**
 * Finds where an object of JSON ends, without a look at what it says. Whatever makes that uncertain is told, so that a
 * parser can look at it.
 */
final class ObjectScan {
    /** The object does not end within the bytes. */
    static final int INCOMPLETE = -1;

    /** The bytes are no JSON, or nested too deeply to tell. */
    static final int UNCERTAIN = -2;

    private static final int DEEPEST = Long.SIZE;

    private int lines;
    private int lastLine;

    /**
     * Looks for the end of an object.
     *
     * @param json bytes
     * @param from where its opening brace stands
     * @param to where the bytes end
     * @return the index after its closing brace; {@link #INCOMPLETE} or {@link #UNCERTAIN}
     */
    int end(byte[] json, int from, int to) {
        lines = 0;
        long lists = 0;
        int depth = 0;
        int at = from;
        while (at < to) {
            byte b = json[at++];
            if (b == '"') {
                at = afterText(json, at, to);
                if (at >= to) {
                    return INCOMPLETE;
                }
                if (!mayFollowText(json[at])) {
                    return UNCERTAIN;
                }
            } else if (b == '{' || b == '[') {
                if (++depth > DEEPEST) {
                    return UNCERTAIN;
                }
                lists = lists << 1 | (b == '[' ? 1 : 0);
            } else if (b == '}' || b == ']') {
                if ((lists & 1) != (b == ']' ? 1 : 0)) {
                    return UNCERTAIN;
                }
                lists >>>= 1;
                if (--depth == 0) {
                    return at;
                }
            } else if (b == '\n') {
                lines++;
                lastLine = at;
            } else if (b == 0 || (b == '\r' && at < to && json[at] != '\n')) {
                // Jackson takes a zero near the beginning for another encoding, and a carriage return alone for a line.
                return UNCERTAIN;
            }
        }
        return INCOMPLETE;
    }

    /** How many line feeds stand in the object that was looked at last, outside of texts. */
    int lines() {
        return lines;
    }

    /** The index after the last of them. */
    int lastLine() {
        return lastLine;
    }

    /** The index after the quotes that end a text; the end of the bytes if none do. */
    private static int afterText(byte[] json, int from, int to) {
        int at = from;
        while (at < to) {
            at = TextBytes.special(json, at, to);
            if (at < to && json[at] == '"') {
                return at + 1;
            }
            at += at < to && json[at] == '\\' ? 2 : 1;
        }
        return to;
    }

    private static boolean mayFollowText(byte b) {
        return b == ':' || b == ',' || b == '}' || b == ']' || TextBytes.isBlank(b);
    }
}
