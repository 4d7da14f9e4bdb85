package io.tillwatch.health;

import java.util.Objects;

/** What a check may be called. */
final class Names {
    private Names() {}

    static void require(String name) {
        Objects.requireNonNull(name, "name");
        boolean fits = !name.isBlank() && name.codePointCount(0, name.length()) <= HealthCheck.MAX_NAME;
        if (!fits || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("name must be a text of 1 to " + HealthCheck.MAX_NAME
                    + " characters without control characters, but was \"" + name + "\"");
        }
    }
}
