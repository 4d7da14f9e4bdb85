package io.tillwatch.export.directory;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A file that is written under a temporary name, forced to disk, and then moved to its own name in one step. If it is
 * closed before that, nothing stays.
 *
 * <p>To be used under the {@link DirectoryLock} of its directory. Not thread-safe.
 */
public final class NewFile implements Closeable {
    static final String MARK = ".tillwatch-new-";

    private final Path temporary;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private final OutputStream out;
    private long bytes;
    private boolean moved;

    /**
     * Opens the temporary file.
     *
     * @param directory where the file shall stand; it must exist
     * @param name the name it shall have
     * @throws IOException if it cannot be opened
     */
    public NewFile(Path directory, String name) throws IOException {
        temporary = directory.resolve(MARK + name);
        channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        out = new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] part, int offset, int length) throws IOException {
                out.write(part, offset, length);
                digest.update(part, offset, length);
                bytes += length;
            }

            @Override
            public void close() throws IOException {
                if (channel.isOpen()) {
                    channel.force(true);
                    channel.close();
                }
            }
        };
    }

    /**
     * Where its bytes go.
     *
     * @return to be closed before {@link #sha256} and {@link #moveTo}
     */
    public OutputStream out() {
        return out;
    }

    /** Where the bytes are until they are moved. */
    Path written() {
        return temporary;
    }

    /**
     * How many bytes were written.
     *
     * @return at least 0
     */
    public long bytes() {
        return bytes;
    }

    /**
     * The SHA-256 of what was written.
     *
     * @return 64 hexadecimal digits
     */
    public String sha256() {
        return HexFormat.of().formatHex(((MessageDigest) clone(digest)).digest());
    }

    /**
     * Gives the file its name in one step, in place of what stood there.
     *
     * @param target a path in the same directory
     * @throws IOException if it cannot be moved
     */
    public void moveTo(Path target) throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        moved = true;
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
        }
        if (!moved) {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Deletes what killed runs left. To be called under the directory's lock.
     *
     * @param directory the directory
     * @throws IOException if it cannot be read or a file not be deleted
     */
    public static void sweep(Path directory) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, MARK + "*")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Makes moves durable, where the system can do that.
     *
     * @param directory the directory
     */
    public static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open a directory; its moves are durable enough.
        }
    }

    private static Object clone(MessageDigest digest) {
        try {
            return digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this JDK cannot be cloned", e);
        }
    }
}
