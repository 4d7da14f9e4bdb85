package io.tillwatch.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A text that must not be shown: a password, a token, an address that is itself the key.
 *
 * <p>{@link #toString()} hides it; only {@link #reveal()} gives it, at the place where it is sent. Not a record, so that
 * no generated text can leak it. Immutable and thread-safe.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a secret.
     *
     * @param value the secret, not blank
     * @return the wrapped secret
     * @throws IllegalArgumentException if the value is blank
     */
    public static Secret of(String value) {
        if (Objects.requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("secret must not be blank");
        }
        return new Secret(value);
    }

    /**
     * The secret itself, to be sent and never to be printed.
     *
     * @return the text that was wrapped
     */
    public String reveal() {
        return value;
    }

    /** Compares in a time that does not depend on where the texts differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Always {@code Secret[hidden]}. */
    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
