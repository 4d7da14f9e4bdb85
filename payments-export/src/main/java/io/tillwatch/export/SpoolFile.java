package io.tillwatch.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file that is appended to and read back in parts. It has no name while it is open where the system allows
 * that, so that even a killed process leaves nothing behind. Created on first use.
 */
final class SpoolFile implements Closeable {
    private final Optional<Path> directory;
    private @Nullable FileChannel channel;
    private @Nullable Path path;
    private long size;

    SpoolFile(Optional<Path> directory) {
        this.directory = directory;
    }

    long size() {
        return size;
    }

    /** Appends bytes and returns where they begin. */
    long append(byte[] bytes, int length) throws IOException {
        FileChannel file = open();
        long start = size;
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            size += file.write(buffer, size);
        }
        return start;
    }

    SpoolInput read(long offset, long length, int bufferSize) throws IOException {
        return new SpoolInput(open(), offset, offset + length, bufferSize);
    }

    private FileChannel open() throws IOException {
        FileChannel file = channel;
        if (file == null) {
            Path created = directory.isPresent()
                    ? Files.createTempFile(directory.get(), ".tillwatch-spool-", ".tmp")
                    : Files.createTempFile("tillwatch-spool-", ".tmp");
            file = FileChannel.open(created, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = file;
            path = created;
            deleteQuietly(created);
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        if (path != null) {
            Files.deleteIfExists(path);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            // Windows keeps an open file's name: close() deletes it.
        }
    }
}
