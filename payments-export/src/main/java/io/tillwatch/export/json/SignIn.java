package io.tillwatch.export.json;

import io.tillwatch.secret.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How to sign in to a shop: a POST of JSON that is answered with a token.
 *
 * <p>Unless said otherwise {@code {"email":…,"password":…}} is sent, the token is the answer's {@code accessToken}, and a
 * token is renewed by signing in again. Immutable and thread-safe.
 */
public final class SignIn {
    private final URI url;
    private final String email;
    private final Secret password;
    private final Map<String, String> more;
    private final Names names;
    private final Optional<URI> refresh;

    private SignIn(
            URI url, String email, Secret password, Map<String, String> more, Names names, Optional<URI> refresh) {
        this.url = Objects.requireNonNull(url, "url");
        this.email = Objects.requireNonNull(email, "email");
        this.password = Objects.requireNonNull(password, "password");
        this.more = Map.copyOf(more);
        this.names = names;
        this.refresh = refresh;
    }

    /** How the shop calls things. */
    record Names(String email, String password, FieldPath accessToken, FieldPath refreshToken, String refreshField) {}

    /**
     * Signs in with e-mail address and password.
     *
     * @param url where to: http or https, without user information
     * @param email the account
     * @param password its password
     * @return the sign-in
     * @throws IllegalArgumentException if the address is not as said
     */
    public static SignIn at(URI url, String email, Secret password) {
        Names names = new Names("email", "password", path("accessToken"), path("refreshToken"), "refreshToken");
        return new SignIn(Addresses.checked("url", url), email, password, Map.of(), names, Optional.empty());
    }

    /**
     * Names the fields of the request.
     *
     * @param emailField instead of {@code email}
     * @param passwordField instead of {@code password}
     * @return a new sign-in
     */
    public SignIn fields(String emailField, String passwordField) {
        return with(
                new Names(emailField, passwordField, names.accessToken(), names.refreshToken(), names.refreshField()));
    }

    /**
     * Adds a field to the request, such as the tenant.
     *
     * @param field its name
     * @param value its value
     * @return a new sign-in
     */
    public SignIn with(String field, String value) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.put(field, value);
        return new SignIn(url, email, password, all, names, refresh);
    }

    /**
     * Says where the tokens stand in the answer.
     *
     * @param access dotted name instead of {@code accessToken}
     * @param refreshing dotted name instead of {@code refreshToken}
     * @return a new sign-in
     * @throws IllegalArgumentException if one is not a dotted name
     */
    public SignIn tokens(String access, String refreshing) {
        return with(new Names(names.email(), names.password(), path(access), path(refreshing), names.refreshField()));
    }

    /**
     * Renews a token without the password: a POST of the refresh token, answered like a sign-in.
     *
     * @param newUrl where to: http or https, without user information
     * @param field the field that carries the refresh token, such as {@code refreshToken}
     * @return a new sign-in
     * @throws IllegalArgumentException if the address is not as said
     */
    public SignIn refreshingAt(URI newUrl, String field) {
        Names newNames = new Names(names.email(), names.password(), names.accessToken(), names.refreshToken(), field);
        return new SignIn(url, email, password, more, newNames, Optional.of(Addresses.checked("newUrl", newUrl)));
    }

    private SignIn with(Names newNames) {
        return new SignIn(url, email, password, more, newNames, refresh);
    }

    private static FieldPath path(String text) {
        return FieldPath.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a token's place must be the dotted name of a field, but was \"" + text + "\""));
    }

    URI url() {
        return url;
    }

    Optional<URI> refresh() {
        return refresh;
    }

    Names names() {
        return names;
    }

    Secret password() {
        return password;
    }

    /** The fields of the request with their values. */
    Map<String, String> request() {
        Map<String, String> fields = new LinkedHashMap<>(more);
        fields.put(names.email(), email);
        fields.put(names.password(), password.reveal());
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignIn that
                && url.equals(that.url)
                && email.equals(that.email)
                && password.equals(that.password)
                && more.equals(that.more)
                && names.equals(that.names)
                && refresh.equals(that.refresh);
    }

    @Override
    public int hashCode() {
        return Objects.hash(url, email, more, names, refresh);
    }

    /** Where to, without account and password. */
    @Override
    public String toString() {
        return "SignIn[" + Addresses.shown(url) + "]";
    }
}
