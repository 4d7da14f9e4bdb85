package io.tillwatch.agent.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema of {@code tillwatch.yaml}, for editors. It agrees with what the program accepts. */
public final class ConfigSchema {
    private static final String RESOURCE = "tillwatch.schema.json";

    private ConfigSchema() {}

    /**
     * The schema.
     *
     * @return JSON Schema, draft 2020-12, as published
     */
    public static String text() {
        try (InputStream in = ConfigSchema.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
