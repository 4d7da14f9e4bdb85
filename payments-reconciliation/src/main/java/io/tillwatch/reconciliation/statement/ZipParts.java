package io.tillwatch.reconciliation.statement;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The parts of a workbook in a zip archive that is held in memory, by the archive's own directory. What a part unpacks to is
 * bounded and held against its length and its checksum, so that a flipped bit is no other amount.
 */
final class ZipParts {
    private static final int END = 0x06054b50;
    private static final int END_64_LOCATOR = 0x07064b50;
    private static final int END_64 = 0x06064b50;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int LOCATOR_LENGTH = 20;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int MOST_COMMENT = 0xFFFF;
    private static final int MOST_PARTS = 0xFFFF;
    private static final long ELSEWHERE = 0xFFFFFFFFL;
    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final String DIRECTORY = "zip";

    private record Part(int flags, int method, long crc, long packed, long unpacked, long offset) {}

    private final ByteBuffer bytes;
    private final long mostBytes;
    private final Map<String, Part> parts = new HashMap<>();

    /**
     * Reads the directory.
     *
     * @param mostBytes what one part may unpack to
     */
    ZipParts(byte[] bytes, long mostBytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.mostBytes = mostBytes;
        try {
            readDirectory();
        } catch (IndexOutOfBoundsException e) {
            throw UnreadableWorkbook.damaged(DIRECTORY);
        }
    }

    private void readDirectory() {
        int at = Math.toIntExact(Math.min(directory(), bytes.limit()));
        for (int count = 0; at + Integer.BYTES <= bytes.limit() && bytes.getInt(at) == ENTRY; count++) {
            int name = unsigned(at + 28);
            int extra = unsigned(at + 30);
            long packed = bytes.getInt(at + 20) & ELSEWHERE;
            long unpacked = bytes.getInt(at + 24) & ELSEWHERE;
            long offset = bytes.getInt(at + 42) & ELSEWHERE;
            int wide = wide(at + ENTRY_LENGTH + name, extra);
            if (unpacked == ELSEWHERE) {
                unpacked = bytes.getLong(wide);
                wide += Long.BYTES;
            }
            if (packed == ELSEWHERE) {
                packed = bytes.getLong(wide);
                wide += Long.BYTES;
            }
            if (offset == ELSEWHERE) {
                offset = bytes.getLong(wide);
            }
            Part part = new Part(
                    unsigned(at + 8), unsigned(at + 10), bytes.getInt(at + 16) & ELSEWHERE, packed, unpacked, offset);
            String key = key(new String(text(at + ENTRY_LENGTH, name), StandardCharsets.UTF_8));
            if (parts.put(key, part) != null || count >= MOST_PARTS) {
                throw UnreadableWorkbook.damaged(DIRECTORY);
            }
            at += ENTRY_LENGTH + name + extra + unsigned(at + 32);
        }
        if (parts.isEmpty()) {
            throw UnreadableWorkbook.because("workbook.none");
        }
    }

    /** Where the directory begins. */
    private long directory() {
        int least = Math.max(0, bytes.limit() - END_LENGTH - MOST_COMMENT);
        for (int at = bytes.limit() - END_LENGTH; at >= least; at--) {
            if (bytes.getInt(at) == END) {
                int locator = at - LOCATOR_LENGTH;
                if (locator >= 0 && bytes.getInt(locator) == END_64_LOCATOR) {
                    int end = index(bytes.getLong(locator + 8));
                    if (bytes.getInt(end) == END_64) {
                        return index(bytes.getLong(end + 48));
                    }
                }
                return bytes.getInt(at + 16) & ELSEWHERE;
            }
        }
        throw UnreadableWorkbook.damaged(DIRECTORY);
    }

    /** Where the long numbers of an entry stand; the end of the archive, where nothing can be read, if there are none. */
    private int wide(int at, int length) {
        int from = at;
        while (from + 4 <= at + length) {
            if (unsigned(from) == 1) {
                return from + 4;
            }
            from += 4 + unsigned(from + 2);
        }
        return bytes.limit();
    }

    private int unsigned(int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    private static int index(long at) {
        if (at < 0 || at > Integer.MAX_VALUE) {
            throw UnreadableWorkbook.damaged(DIRECTORY);
        }
        return (int) at;
    }

    private byte[] text(int at, int length) {
        byte[] text = new byte[length];
        bytes.get(at, text);
        return text;
    }

    /** As names are compared: those of a workbook's parts in any case, from the root. */
    private static String key(String name) {
        String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }

    boolean has(String name) {
        return parts.containsKey(key(name));
    }

    /** The contents of a part; its end is reached only if they are what was packed. */
    InputStream open(String name) {
        Part part = parts.get(key(name));
        if (part == null) {
            throw UnreadableWorkbook.damaged(name);
        }
        if ((part.flags() & ENCRYPTED) != 0) {
            throw UnreadableWorkbook.because("workbook.protected");
        }
        if (part.unpacked() > mostBytes) {
            throw tooLarge(name);
        }
        try {
            int local = index(part.offset());
            boolean known = part.method() == STORED || part.method() == DEFLATED;
            if (bytes.getInt(local) != LOCAL || !known) {
                throw UnreadableWorkbook.damaged(name);
            }
            int from = local + LOCAL_LENGTH + unsigned(local + 26) + unsigned(local + 28);
            if (part.packed() < 0 || from + part.packed() > bytes.limit()) {
                throw UnreadableWorkbook.damaged(name);
            }
            InputStream packed = new ByteArrayInputStream(bytes.array(), from, (int) part.packed());
            return new Unpacked(name, part, packed);
        } catch (IndexOutOfBoundsException e) {
            throw UnreadableWorkbook.damaged(name);
        }
    }

    private UnreadableWorkbook tooLarge(String name) {
        return UnreadableWorkbook.because("workbook.too-large", name, mostBytes);
    }

    private final class Unpacked extends InputStream {
        private final String name;
        private final Part part;
        private final Inflater inflater = new Inflater(true);
        private final InputStream in;
        private final CRC32 crc = new CRC32();
        private long length;

        Unpacked(String name, Part part, InputStream packed) {
            this.name = name;
            this.part = part;
            this.in = part.method() == STORED ? packed : new InflaterInputStream(packed, inflater, 1 << 14);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = in.read(into, from, most);
            if (read > 0) {
                crc.update(into, from, read);
                length += read;
                if (length > mostBytes) {
                    throw tooLarge(name);
                }
            } else if (read < 0 && (crc.getValue() != part.crc() || length != part.unpacked())) {
                throw new IOException("checksum");
            }
            return read;
        }

        @Override
        public void close() {
            inflater.end();
        }
    }
}
