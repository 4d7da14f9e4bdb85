package io.tillwatch.gas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The script that the owner of the sheet pastes into the editor of Apps Script. Thread-safe. */
public final class AppsScript {
    /** The oldest version of the script that this client works with, and the one that {@link #code} gives. */
    public static final int VERSION = 1;

    private AppsScript() {}

    /**
     * The script.
     *
     * @return the text of {@code Code.gs}
     */
    public static String code() {
        return resource("Code.gs");
    }

    /**
     * The manifest of the script's project: who runs it, who may call it, what it may touch.
     *
     * @return the text of {@code appsscript.json}
     */
    public static String manifest() {
        return resource("appsscript.json");
    }

    private static String resource(String name) {
        try (InputStream in = AppsScript.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
