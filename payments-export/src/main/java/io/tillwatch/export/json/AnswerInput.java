package io.tillwatch.export.json;

import com.fasterxml.jackson.core.JsonLocation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * An answer for a parser that shall not look into every object of a list. Once it has read one, it is given an empty object
 * in place of each that follows, with as many line feeds, while the object's own bytes are put aside. What is not clearly
 * a list of objects goes to the parser as it is.
 *
 * <p>Of what the parser reads itself, the bytes between two places can be had. Places are told as the parser counts.
 */
final class AnswerInput extends InputStream {
    private static final int SIZE = 1 << 18;

    /** Longer objects are left to the parser. */
    private static final int LONGEST = 1 << 20;

    /** How many objects, and about how many bytes of them, are put aside at once. */
    private static final int MOST_ASIDE = 64;

    private static final int MOST_BYTES_ASIDE = 1 << 18;

    private final InputStream in;
    private final ObjectScan scan = new ObjectScan();
    private final Deque<Aside> aside = new ArrayDeque<>();
    private byte[] buffer = new byte[SIZE];
    /** Where the buffer's first byte would stand if the parser had been given all bytes since. */
    private long start;

    private boolean keeps;
    private int kept;
    private int next;
    private int end;

    private ListState list = ListState.BEFORE;
    /** Where the parser's own reading of the list ends. */
    private int own;

    /** Whether a comma was read since the last object. */
    private boolean comma;
    /** Whether the last byte was a carriage return, which alone is a line to a parser. */
    private boolean returned;
    /** How many bytes the parser was not given. */
    private long withheld;
    /** The line of the place after the last object that was put aside, and where that line begins in the answer. */
    private int line;

    private long lineStart;

    AnswerInput(InputStream in) {
        this.in = in;
    }

    private enum ListState {
        BEFORE,
        BEGUN,
        WITHHELD,
        LEFT
    }

    private record Aside(long at, Item.Text object) {}

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        kept = keeps ? kept : next;
        if (list == ListState.BEGUN && next == own) {
            list = ListState.WITHHELD;
        }
        if (list == ListState.WITHHELD) {
            int count = withoutObjects(bytes, offset, length);
            if (count > 0) {
                return count;
            }
        }
        if (next == end && fill() < 0) {
            return -1;
        }
        int count = Math.min(length, (list == ListState.BEGUN ? own : end) - next);
        System.arraycopy(buffer, next, bytes, offset, count);
        next += count;
        return count;
    }

    private int fill() throws IOException {
        if (kept > 0) {
            System.arraycopy(buffer, kept, buffer, 0, end - kept);
            start += kept;
            next -= kept;
            end -= kept;
            own -= kept;
            kept = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.addExact(buffer.length, buffer.length));
        }
        int count = in.read(buffer, end, buffer.length - end);
        end += Math.max(count, 0);
        return count;
    }

    /** Keeps all from a place on that was within the last read. */
    void keepFrom(long position) {
        keeps = true;
        kept = (int) (position - start);
    }

    /** The bytes from the place kept from to another that was read; they are kept no longer. */
    byte[] keptUntil(long position) {
        byte[] bytes = Arrays.copyOfRange(buffer, kept, (int) (position - start));
        keeps = false;
        kept += bytes.length;
        return bytes;
    }

    /** The object that was put aside at a place, if one was. */
    Item.@Nullable Text aside(long position) {
        Aside first = aside.peek();
        return first != null && first.at() == position ? aside.remove().object() : null;
    }

    /** Where a place is in the answer itself: nothing was put aside after it. */
    Place place(JsonLocation location) {
        return location.getLineNr() == line
                ? new Place(line, location.getByteOffset() + withheld - lineStart + 1)
                : Place.of(location);
    }

    /**
     * The parser has read an object of a list, and what was kept of it was taken: the objects that follow may be put aside.
     *
     * @param after the place after the object
     */
    void readOne(JsonLocation after) throws IOException {
        if (list != ListState.BEFORE) {
            return;
        }
        list = ListState.LEFT;
        line = after.getLineNr();
        lineStart = after.getByteOffset() - after.getColumnNr() + 1;
        int read = next - kept;
        int looked = 0;
        while (looked < read) {
            byte b = buffer[kept + looked];
            if (b == '{' && comma && !returned) {
                int length = object(kept + looked);
                if (length < 0) {
                    return;
                }
                looked += length;
                newLines(scan.lines(), start + scan.lastLine());
                comma = false;
            } else if (mayStandBetween(b)) {
                looked++;
                newLines(b == '\n' ? 1 : 0, start + kept + looked);
            } else {
                return;
            }
        }
        own = kept + looked;
        list = ListState.BEGUN;
    }

    private boolean mayStandBetween(byte b) {
        if (returned && b != '\n') {
            return false;
        }
        returned = b == '\r';
        if (b == ',' && !comma) {
            comma = true;
            return true;
        }
        return TextBytes.isBlank(b);
    }

    private void newLines(int count, long startOfLast) {
        if (count > 0) {
            line += count;
            lineStart = startOfLast;
        }
    }

    /** How long an object is, all of which stands in the buffer then; below 0 if that cannot be said. */
    private int object(int from) throws IOException {
        int offset = from - kept;
        int found = scan.end(buffer, from, end);
        while (found == ObjectScan.INCOMPLETE && end - kept - offset < LONGEST && fillUp()) {
            found = scan.end(buffer, kept + offset, end);
        }
        return found < 0 ? found : found - kept - offset;
    }

    /** Reads until the buffer is full, twice as large if it was. Returns whether there was anything. */
    private boolean fillUp() throws IOException {
        int before = end - kept;
        int count = fill();
        while (count >= 0 && end < buffer.length) {
            count = fill();
        }
        return end - kept > before;
    }

    private int withoutObjects(byte[] bytes, int offset, int length) throws IOException {
        int to = offset;
        int bytesAside = 0;
        int most = aside.size() + MOST_ASIDE;
        while (to < offset + length && aside.size() < most && bytesAside < MOST_BYTES_ASIDE) {
            kept = next;
            if (next == end && fill() < 0) {
                break;
            }
            byte b = buffer[next];
            if (b == '{' && comma && !returned) {
                int object = object(next);
                if (object < 0) {
                    list = ListState.LEFT;
                    break;
                }
                int shown = scan.lines() + 2;
                if (shown > offset + length - to) {
                    list = to == offset ? ListState.LEFT : list;
                    break;
                }
                bytes[to] = '{';
                Arrays.fill(bytes, to + 1, to + shown - 1, (byte) '\n');
                bytes[to + shown - 1] = '}';
                to += shown;
                bytesAside += object;
                putAside(object, shown);
                comma = false;
            } else if (mayStandBetween(b)) {
                bytes[to++] = b;
                next++;
                newLines(b == '\n' ? 1 : 0, start + withheld + next);
            } else {
                list = ListState.LEFT;
                break;
            }
        }
        return to - offset;
    }

    private void putAside(int length, int shown) {
        long at = start + next;
        Place place = new Place(line, at + withheld - lineStart + 1);
        aside.add(new Aside(at, new Item.Text(Arrays.copyOfRange(buffer, next, next + length), place)));
        newLines(scan.lines(), start + withheld + scan.lastLine());
        next += length;
        start -= length - shown;
        withheld += length - shown;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
