package io.tillwatch.export.jdbc;

import io.tillwatch.secret.Secret;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a database is and as whom it is asked. Immutable and thread-safe.
 *
 * @param url a JDBC address such as {@code jdbc:postgresql://db.example/shop}, without user and password
 * @param user the user; empty if the database needs none
 * @param password the password; empty if the database needs none
 */
public record JdbcAddress(String url, Optional<String> user, Optional<Secret> password) {
    private static final Pattern FORM = Pattern.compile("jdbc:[a-zA-Z0-9]+:\\S+");

    /** A password as a parameter, or user and password before the host. */
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?i)(passw(or)?d|pwd|passphrase|secret|token)\\s*=|/[^@?;]*@|thin:[^@/]+/[^@]*@");

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException if it is no address of JDBC or holds a password; it is not in the message
     */
    public JdbcAddress {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if (!isUrl(url)) {
            throw new IllegalArgumentException(
                    "url must begin with jdbc: and the name of a database, and must not hold user and password");
        }
    }

    /**
     * An address without user and password.
     *
     * @param url as said above
     * @return the address
     * @throws IllegalArgumentException if it is no address of JDBC or holds a password
     */
    public static JdbcAddress of(String url) {
        return new JdbcAddress(url, Optional.empty(), Optional.empty());
    }

    /**
     * The same with user and password.
     *
     * @param name the user
     * @param secret the password
     * @return another address
     */
    public JdbcAddress as(String name, Secret secret) {
        return new JdbcAddress(url, Optional.of(name), Optional.of(secret));
    }

    /**
     * Whether a text may be the address.
     *
     * @param text any text
     * @return false for what is no address of JDBC, and for one that holds a password
     */
    public static boolean isUrl(String text) {
        return FORM.matcher(text).matches() && !CREDENTIALS.matcher(text).find();
    }

    /** Without parameters: what may be shown. */
    String shown() {
        return url.split("[?;]", 2)[0];
    }

    /** The address without its parameters, and the user. */
    @Override
    public String toString() {
        return shown() + user.map(name -> " as " + name).orElse("");
    }
}
