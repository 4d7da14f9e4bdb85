package io.tillwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.health.HealthCheck;
import io.tillwatch.health.HealthResult;
import io.tillwatch.health.HealthStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules that every {@link HealthCheck} over the network keeps, to be extended by its test. The rules in words:
 * {@code docs/contracts/health-check.md}.
 */
public abstract class HealthCheckContract {
    /** Starts with the rules as they are. */
    protected HealthCheckContract() {}

    /** How what is checked behaves. */
    public enum Subject {
        /** It answers as it should. */
        WORKING,
        /** It says itself that it does not work. */
        FAILING,
        /** Nothing is there. */
        UNREACHABLE,
        /** It takes the question and never answers. */
        SILENT,
        /** It answers, but with something else than it should. */
        MALFORMED,
        /** It says that it is asked too often. */
        BUSY
    }

    /**
     * A check of something that behaves in a certain way.
     *
     * @param subject how it behaves
     * @return a check that uses {@link #secret()} if it needs one
     */
    protected abstract HealthCheck check(Subject subject);

    /**
     * Which behaviours there can be.
     *
     * @return all unless overridden; WORKING and UNREACHABLE always belong to it
     */
    protected Set<Subject> subjects() {
        return EnumSet.allOf(Subject.class);
    }

    /**
     * How long the check may take by its own bound.
     *
     * @return 1 second unless overridden
     */
    protected Duration limit() {
        return Duration.ofSeconds(1);
    }

    /**
     * The secret that the check uses.
     *
     * @return a text that occurs nowhere else; empty if it needs none
     */
    protected String secret() {
        return "";
    }

    /**
     * The rules, one test each; rules about behaviours that cannot be are left out.
     *
     * @return the tests
     */
    @TestFactory
    public final Stream<DynamicTest> rules() {
        List<DynamicTest> rules = new ArrayList<>();
        rules.add(
                Contracts.rule("H01", "has one name of 1 to 80 characters without control characters", this::oneName));
        rules.add(Contracts.rule(
                "H02", "what works is healthy", () -> assertStatus(Subject.WORKING, HealthStatus.HEALTHY)));
        rules.add(Contracts.rule(
                "H03",
                "what is not there is down, without an exception",
                () -> assertStatus(Subject.UNREACHABLE, HealthStatus.DOWN)));
        add(rules, "H04", "what says that it does not work is down", Subject.FAILING, HealthStatus.DOWN);
        add(rules, "H05", "what does not answer is down within the limit", Subject.SILENT, HealthStatus.DOWN);
        add(rules, "H06", "a wrong answer is down, not healthy", Subject.MALFORMED, HealthStatus.DOWN);
        add(rules, "H07", "being asked too often is unknown, not down", Subject.BUSY, HealthStatus.UNKNOWN);
        rules.add(Contracts.rule("H08", "every summary is one line in both languages", this::sentences));
        if (!secret().isEmpty()) {
            rules.add(Contracts.rule("H09", "the secret appears nowhere", this::noSecret));
        }
        if (subjects().contains(Subject.SILENT)) {
            rules.add(Contracts.rule("H10", "an interrupt ends it promptly, and says nothing good", this::interrupt));
        }
        return rules.stream();
    }

    private void add(List<DynamicTest> rules, String number, String text, Subject subject, HealthStatus status) {
        if (subjects().contains(subject)) {
            rules.add(Contracts.rule(number, text, () -> assertStatus(subject, status)));
        }
    }

    private void oneName() {
        HealthCheck check = check(Subject.WORKING);
        String name = check.name();
        assertThat(name).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
        assertThat(name.codePointCount(0, name.length())).isLessThanOrEqualTo(HealthCheck.MAX_NAME);
        assertThat(check.name()).as("the name, asked again").isEqualTo(name);
    }

    private HealthResult ask(Subject subject) throws InterruptedException {
        HealthCheck check = check(subject);
        return Contracts.within(limit(), false, check::check).result();
    }

    private void assertStatus(Subject subject, HealthStatus status) throws InterruptedException {
        assertThat(ask(subject).status()).isEqualTo(status);
    }

    /** What a check throws has no sentence; that it throws is the business of other rules. */
    private void sentences() throws InterruptedException {
        for (Subject subject : answering()) {
            quietly(check(subject)).ifPresent(result -> Contracts.assertSentence(result.summary()));
        }
    }

    private void noSecret() throws InterruptedException {
        for (Subject subject : answering()) {
            HealthCheck check = check(subject);
            assertNoSecret(check.name() + check, "check itself");
            quietly(check)
                    .ifPresent(result -> assertNoSecret(
                            result + result.summary().in(Locale.FRENCH), "result of what is " + subject));
        }
    }

    /** Silence is the business of a rule of its own. */
    private Set<Subject> answering() {
        Set<Subject> answering = EnumSet.copyOf(subjects());
        answering.remove(Subject.SILENT);
        return answering;
    }

    /** Also what is thrown is judged: a monitor makes a sentence of it. */
    private Optional<HealthResult> quietly(HealthCheck check) throws InterruptedException {
        return Contracts.within(limit(), false, () -> {
                    try {
                        return Optional.of(check.check());
                    } catch (Exception e) {
                        assertNoSecret(e.toString(), "exception");
                        return Optional.<HealthResult>empty();
                    }
                })
                .result();
    }

    private void assertNoSecret(String text, String what) {
        if (!secret().isEmpty()) {
            assertThat(text).as("the %s", what).doesNotContain(secret());
        }
    }

    private void interrupt() throws InterruptedException {
        HealthCheck check = check(Subject.SILENT);
        Contracts.Outcome<HealthStatus> outcome = Contracts.within(Duration.ZERO, true, () -> {
            try {
                return check.check().status();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return HealthStatus.UNKNOWN;
            }
        });
        assertThat(outcome.interrupted()).as("the thread's flag").isTrue();
        assertThat(outcome.result()).as("the status").isNotEqualTo(HealthStatus.HEALTHY);
    }
}
