package io.tillwatch.health;

import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Asks one thing whether it works. The one interface for checks: ready-made ones over the network are in
 * {@code monitoring-probes}.
 *
 * <p>A {@link HealthMonitor} runs a check on a thread of its own, never twice at a time, and interrupts it when its time
 * is over. What a check throws counts as down. Its texts and details must be free of secrets.
 */
public interface HealthCheck {
    /** The longest name, in characters: {@value}. */
    int MAX_NAME = 80;

    /**
     * The name under which the check is reported.
     *
     * @return always the same, from 1 to {@value #MAX_NAME} characters, no control characters
     */
    String name();

    /**
     * Asks now.
     *
     * @return what was found
     * @throws Exception if it does not work; class and message become the summary
     */
    HealthResult check() throws Exception;

    /**
     * A check from a function.
     *
     * @param name from 1 to {@value #MAX_NAME} characters, no control characters
     * @param question asks now; may throw
     * @return a check; as thread-safe as the function
     * @throws IllegalArgumentException if the name is not as said
     */
    static HealthCheck of(String name, Callable<HealthResult> question) {
        Names.require(name);
        Objects.requireNonNull(question, "question");
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public HealthResult check() throws Exception {
                return question.call();
            }

            @Override
            public String toString() {
                return "HealthCheck[" + name + "]";
            }
        };
    }
}
