package io.tillwatch.reconciliation;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A CSV file that is cut into chunks of whole records, one after the other, while its SHA-256 is taken. */
final class CsvSource implements Closeable {
    private static final int SMALLEST = 1 << 16;
    private static final int LARGEST = 1 << 21;
    private static final int MOST_STEPS = 256;

    private final Side side;
    private final Path path;
    private final String name;
    private final ByteSource bytes;
    private final MessageDigest digest = sha256();
    private final CsvHeader header;
    private final long headerLines;
    private final List<Chunk> chunks = new ArrayList<>();
    private long read;
    private long cut;
    private byte[] rest = new byte[0];
    private boolean ended;

    private CsvSource(Side side, Path path, String name, ByteSource bytes) throws IOException {
        this.side = side;
        this.path = path;
        this.name = name;
        this.bytes = bytes;
        byte[] start = new byte[SMALLEST];
        int length = 0;
        CsvRecords records;
        Optional<CsvRecord> first;
        while (true) {
            length += bytes.read(length, start, length, start.length - length);
            boolean whole = length < start.length;
            int from = CsvRecords.behindMark(start, length);
            records = new CsvRecords(start, from, whole ? length : RecordEnds.last(start, from, length), 1);
            first = records.next();
            if (first.isPresent() || whole) {
                break;
            }
            start = Arrays.copyOf(start, Math.multiplyExact(start.length, 2));
        }
        this.header = (side == Side.STORE ? new StoreFile() : new ProviderFile()).header(name, first);
        this.headerLines = records.line() - 1;
        digest.update(start, 0, records.position());
        read = records.position();
        cut = read;
    }

    static CsvSource open(Side side, Path path, String name) throws IOException {
        ByteSource bytes = ByteSource.open(path);
        try {
            return new CsvSource(side, path, name, bytes);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Bytes of whole records, in a buffer that is used again. A line break stands behind them, and room. */
    static final class Block {
        private static final int BEHIND = 2 * Long.BYTES;

        private byte[] bytes = new byte[0];
        private int length;

        byte[] bytes() {
            return bytes;
        }

        int length() {
            return length;
        }
    }

    Side side() {
        return side;
    }

    Path path() {
        return path;
    }

    String name() {
        return name;
    }

    long size() {
        return bytes.size();
    }

    CsvHeader header() {
        return header;
    }

    /** How many bytes were not read yet; -1 when there is nothing left to do. */
    synchronized long remaining() {
        return ended ? -1 : Math.max(0, bytes.size() - read);
    }

    /** The next whole records, and the chunk they are; null at the end. The chunk's number comes from the numbers. */
    synchronized @Nullable Chunk next(Block block, AtomicInteger numbers) throws IOException {
        if (ended) {
            return null;
        }
        int capacity = (int) Math.max(SMALLEST, Math.min(LARGEST, bytes.size() / 16));
        int wantedLength = Math.max(capacity, rest.length * 2) + Block.BEHIND;
        if (block.bytes.length < wantedLength) {
            block.bytes = new byte[wantedLength];
        }
        int length = rest.length;
        System.arraycopy(rest, 0, block.bytes, 0, length);
        while (true) {
            int wanted = block.bytes.length - Block.BEHIND - length;
            int more = read(read, block.bytes, length, wanted);
            digest.update(block.bytes, length, more);
            read += more;
            length += more;
            ended = more < wanted;
            block.length = ended ? length : RecordEnds.last(block.bytes, 0, length);
            if (ended || block.length > 0) {
                break;
            }
            block.bytes = Arrays.copyOf(block.bytes, Math.multiplyExact(block.bytes.length, 2));
        }
        rest = Arrays.copyOfRange(block.bytes, block.length, length);
        block.bytes[block.length] = '\n';
        Chunk chunk = new Chunk(this, numbers.getAndIncrement(), cut, block.length);
        cut += block.length;
        chunks.add(chunk);
        return chunk;
    }

    /** After the last chunk: says on which lines they begin. */
    void numberLines() {
        long line = 1 + headerLines;
        for (Chunk chunk : chunks) {
            chunk.beginsAt(line);
            line += chunk.lineCount();
        }
    }

    List<Chunk> chunks() {
        return chunks;
    }

    long rows() {
        return chunks.stream().mapToLong(Chunk::rows).sum();
    }

    /** Reads a part of the file again. */
    private byte[] part(long from, long to) throws IOException {
        byte[] part = new byte[Math.toIntExact(to - from)];
        if (read(from, part, 0, part.length) < part.length) {
            throw changed();
        }
        return part;
    }

    /** Takes a row that is read again. */
    @FunctionalInterface
    interface RowTaker {
        void take(int row, CsvRecord record) throws IOException;
    }

    /** Says which of 64 rows of a chunk are to be read. */
    @FunctionalInterface
    interface Wanted {
        long rows(int word);
    }

    /** Reads some rows of a chunk again, exactly, with their lines. */
    void again(Chunk chunk, Wanted wanted, RowTaker taker) throws IOException {
        int steps = (chunk.rows() + Chunk.STEP - 1) / Chunk.STEP;
        int step = 0;
        while (step < steps) {
            int begin = step;
            while (step < steps && wanted(wanted, step) != 0 && step - begin < MOST_STEPS) {
                step++;
            }
            if (step > begin) {
                byte[] part = part(chunk.stepOffset(begin), chunk.stepOffset(step));
                CsvRecords records = new CsvRecords(part, 0, part.length, chunk.stepLine(begin));
                for (int each = begin; each < step; each++) {
                    again(records, each * Chunk.STEP, chunk.rows(), wanted(wanted, each), taker);
                }
            } else {
                step++;
            }
        }
    }

    /** Reads those of one step's rows that are marked. */
    private void again(CsvRecords records, int first, int end, long marks, RowTaker taker) throws IOException {
        int row = first;
        for (long left = marks; left != 0; left &= left - 1) {
            int next = first + Long.numberOfTrailingZeros(left);
            if (next >= end) {
                break;
            }
            records.skip(next - row);
            taker.take(next, records.next().orElseThrow(this::changed));
            row = next + 1;
        }
        records.skip(Math.min(first + Chunk.STEP, end) - row);
    }

    private static long wanted(Wanted wanted, int step) {
        return (wanted.rows(step >> 1) >>> ((step & 1) * Chunk.STEP)) & 0xFFFF_FFFFL;
    }

    private int read(long at, byte[] into, int offset, int length) throws UnreadableSource {
        try {
            return bytes.read(at, into, offset, length);
        } catch (IOException e) {
            throw new UnreadableSource(path, e);
        }
    }

    private IOException changed() {
        return new UnreadableSource(path, new ChangedFile());
    }

    /** Somebody wrote into the file while it was read. */
    static final class ChangedFile extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** After everything was read: the second reading must have seen what the first did. */
    void requireUnchanged() throws IOException {
        if (!bytes.isUnchanged()) {
            throw changed();
        }
    }

    /** After the last block. */
    RunReport.Input input() {
        return new RunReport.Input(name, read, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
