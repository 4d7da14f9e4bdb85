package io.tillwatch.reconciliation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file as it was read: its short name, and its bytes. */
final class InputFile {
    private final String name;
    private final byte[] bytes;

    private InputFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    static InputFile read(Path path, String name) throws IOException {
        return new InputFile(name, Files.readAllBytes(path));
    }

    String name() {
        return name;
    }

    /** To be read, not changed. */
    byte[] bytes() {
        return bytes;
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
