package io.tillwatch.alert;

import io.tillwatch.text.Message;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * The text of a condition, read. The forms are {@code <kpi> <comparison> <number> for <time>} and
 * {@code health_check_failed for <time>}; the time may be left out and is then 0. Numbers may end in {@code %}, {@code ms}
 * or {@code s}; times are such as {@code 15 minutes} or {@code 90s}. Immutable and thread-safe.
 */
public sealed interface ParsedCondition {
    /**
     * Reads a text.
     *
     * @param text such as {@code payment_success_rate < 90% for 15 minutes}
     * @return the condition, or what is wrong and where
     */
    static ParsedCondition of(String text) {
        return new ConditionParser(text).parse();
    }

    /**
     * One function for each case.
     *
     * @param understood when the text is a condition
     * @param misunderstood when it is not
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(
            Function<? super Understood, ? extends T> understood,
            Function<? super Misunderstood, ? extends T> misunderstood) {
        return this instanceof Understood u ? understood.apply(u) : misunderstood.apply((Misunderstood) this);
    }

    /**
     * A condition.
     *
     * @param condition what is watched for
     * @param holdsFor for how long it must hold before the alert fires
     */
    record Understood(AlertCondition condition, Duration holdsFor) implements ParsedCondition {
        /** Checks that both are given. */
        public Understood {
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(holdsFor, "holdsFor");
        }
    }

    /**
     * No condition.
     *
     * @param character where it goes wrong, from 1
     * @param rule what must hold, as a part of a sentence that names the character
     */
    record Misunderstood(int character, Message rule) implements ParsedCondition {
        /** Checks that the rule is given. */
        public Misunderstood {
            Objects.requireNonNull(rule, "rule");
        }
    }
}
