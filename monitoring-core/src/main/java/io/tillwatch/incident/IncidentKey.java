package io.tillwatch.incident;

import java.util.Comparator;
import java.util.Objects;

/**
 * What an incident is about. The same rule and subject are the same incident, whoever noticed it and however often.
 *
 * @param rule the name of the rule
 * @param subject the name of the check or KPI
 */
public record IncidentKey(String rule, String subject) implements Comparable<IncidentKey> {
    private static final Comparator<IncidentKey> ORDER =
            Comparator.comparing(IncidentKey::rule).thenComparing(IncidentKey::subject);

    /** Checks that both are given. */
    public IncidentKey {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(subject, "subject");
    }

    /** By rule, then by subject. */
    @Override
    public int compareTo(IncidentKey other) {
        return ORDER.compare(this, other);
    }

    /** The rule and the subject, such as {@code Shop is down/api-health}. */
    @Override
    public String toString() {
        return rule + "/" + subject;
    }
}
