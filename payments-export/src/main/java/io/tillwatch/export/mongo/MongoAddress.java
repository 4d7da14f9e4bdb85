package io.tillwatch.export.mongo;

import io.tillwatch.secret.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a MongoDB is. The whole address is a secret, since user and password stand in it.
 *
 * <p>Immutable and thread-safe.
 */
public final class MongoAddress {
    private static final Pattern FORM =
            Pattern.compile("(mongodb(?:\\+srv)?://)(?:([^@/]*)@)?([^@/?\\s]+)(?:/([^?/\\s]*))?(?:\\?\\S*)?");

    private static final int USER = 2;
    private static final int HOSTS = 3;
    private static final int DATABASE = 4;

    private final Secret uri;
    private final String shown;
    private final Optional<String> database;
    private final List<String> secrets;

    private MongoAddress(Secret uri, Matcher parts) {
        this.uri = uri;
        this.shown = parts.group(1) + parts.group(HOSTS);
        this.database = Optional.ofNullable(parts.group(DATABASE)).filter(name -> !name.isEmpty());
        List<String> hidden = new ArrayList<>();
        String user = parts.group(USER);
        if (user != null && user.contains(":")) {
            String password = user.substring(user.indexOf(':') + 1);
            hidden.add(password);
            decoded(password).ifPresent(hidden::add);
        }
        this.secrets = List.copyOf(hidden);
    }

    private static Optional<String> decoded(String password) {
        try {
            return Optional.of(URLDecoder.decode(password, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * An address.
     *
     * @param uri begins with {@code mongodb://} or {@code mongodb+srv://}
     * @return the address
     * @throws IllegalArgumentException if it is none; it is not in the message
     */
    public static MongoAddress of(Secret uri) {
        Matcher parts = FORM.matcher(Objects.requireNonNull(uri, "uri").reveal());
        if (!parts.matches()) {
            throw new IllegalArgumentException("uri must begin with mongodb:// or mongodb+srv:// and name a host");
        }
        return new MongoAddress(uri, parts);
    }

    /**
     * Whether a text may be the address.
     *
     * @param text any text
     * @return true for an address of MongoDB
     */
    public static boolean isUri(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * The database that the address names.
     *
     * @return its name; empty if the address names none
     */
    public Optional<String> database() {
        return database;
    }

    String reveal() {
        return uri.reveal();
    }

    List<String> secrets() {
        return secrets;
    }

    /** The hosts, without user, password and options. */
    @Override
    public String toString() {
        return shown;
    }
}
