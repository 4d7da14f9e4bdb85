package io.tillwatch.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Where the bytes of one answer go: memory, or a file. Every attempt begins anew. */
final class Destination {
    private final Optional<Path> file;
    private byte[] bytes = new byte[0];

    private Destination(Optional<Path> file) {
        this.file = file;
    }

    static Destination memory() {
        return new Destination(Optional.empty());
    }

    static Destination file(Path file) {
        return new Destination(Optional.of(file));
    }

    OutputStream open() throws IOException {
        if (file.isPresent()) {
            return Files.newOutputStream(file.get());
        }
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                bytes = toByteArray();
            }
        };
    }

    /** What was written to memory; nothing if it went into a file. */
    byte[] bytes() {
        return bytes;
    }

    /** Replaces what was written by what it unpacks to, up to the bound. */
    void unpack(long maxBytes) throws IOException {
        if (file.isPresent()) {
            Path packed = file.get().resolveSibling(file.get().getFileName() + ".gz");
            Files.move(file.get(), packed, StandardCopyOption.REPLACE_EXISTING);
            try (InputStream in = Files.newInputStream(packed);
                    OutputStream out = Files.newOutputStream(file.get())) {
                unpack(in, out, maxBytes);
            } finally {
                Files.deleteIfExists(packed);
            }
        } else {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            unpack(new ByteArrayInputStream(bytes), out, maxBytes);
            bytes = out.toByteArray();
        }
    }

    private static void unpack(InputStream packed, OutputStream out, long maxBytes) throws IOException {
        byte[] buffer = new byte[8192];
        long unpacked = 0;
        try (InputStream in = new GZIPInputStream(packed)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                unpacked += n;
                if (unpacked > maxBytes) {
                    throw new AnswerBody.TooLargeException();
                }
                out.write(buffer, 0, n);
            }
        }
    }
}
