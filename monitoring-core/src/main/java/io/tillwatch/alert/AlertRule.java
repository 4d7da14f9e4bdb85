package io.tillwatch.alert;

import io.tillwatch.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * When to alert, how urgently, and whom. Immutable and thread-safe.
 *
 * @param name what the rule is called, not blank
 * @param condition what it watches for
 * @param holdsFor for how long the condition must hold before the alert fires, at least 0. With 0 it fires in the evaluation
 *     that first sees it. A check must moreover have failed twice if this is above 0: one failure never is a length.
 * @param keepFiringFor for how long it keeps firing after the condition no longer holds, at least 0
 * @param severity how urgent the incident is
 * @param receivers the names of the notifiers that are told; none if empty
 */
public record AlertRule(
        String name,
        AlertCondition condition,
        Duration holdsFor,
        Duration keepFiringFor,
        Severity severity,
        List<String> receivers) {
    /** Checks the name and the lengths, and copies the receivers. */
    public AlertRule {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        Objects.requireNonNull(condition, "condition");
        atLeastZero("holdsFor", holdsFor);
        atLeastZero("keepFiringFor", keepFiringFor);
        Objects.requireNonNull(severity, "severity");
        receivers = List.copyOf(receivers);
    }

    /**
     * A rule from the text of its condition.
     *
     * @param name what it is called
     * @param condition such as {@code payment_success_rate < 90% for 15 minutes}, see {@link ParsedCondition}
     * @param severity how urgent the incident is
     * @param receivers the names of the notifiers that are told
     * @return a rule that does not keep firing
     * @throws IllegalArgumentException if the text is no condition; tells where
     */
    public static AlertRule of(String name, String condition, Severity severity, String... receivers) {
        return ParsedCondition.of(condition)
                .fold(
                        understood -> new AlertRule(
                                name,
                                understood.condition(),
                                understood.holdsFor(),
                                Duration.ZERO,
                                severity,
                                List.of(receivers)),
                        misunderstood -> {
                            throw new IllegalArgumentException("condition "
                                    + misunderstood.rule().in(Locale.ENGLISH) + ", but was \"" + condition + "\"");
                        });
    }

    /**
     * The rule with another time for which it keeps firing.
     *
     * @param length at least 0
     * @return a new rule
     */
    public AlertRule keepFiringFor(Duration length) {
        return new AlertRule(name, condition, holdsFor, length, severity, receivers);
    }

    /**
     * Evaluates the rule for one subject.
     *
     * <p>An evaluation that failed changes nothing at all. Without data the last state is kept twice and then becomes
     * unknown; an alert that fired stays open meanwhile. An instant before the last evaluation counts as the last one.
     *
     * @param state how the alert stood
     * @param observation what was seen
     * @param at now
     * @return how it stands
     */
    public AlertState evaluate(AlertState state, Observation observation, Instant at) {
        AlertMachine machine = new AlertMachine(this, state, at);
        return switch (observation.verdict()) {
            case HOLDS -> machine.holds(observation.seenAt());
            case CLEAR -> machine.clear();
            case NO_DATA -> machine.noData();
            case FAILED -> state;
        };
    }

    /** How many different results must have broken the limit before it fires. */
    int leastBreaches() {
        return condition instanceof AlertCondition.CheckFailed && !holdsFor.isZero() ? 2 : 1;
    }

    private static void atLeastZero(String what, Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException(what + " must be at least 0, but was " + length);
        }
    }
}
