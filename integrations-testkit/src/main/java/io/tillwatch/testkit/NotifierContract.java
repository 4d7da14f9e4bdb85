package io.tillwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.health.HealthResult;
import io.tillwatch.incident.Incident;
import io.tillwatch.incident.IncidentKey;
import io.tillwatch.notify.DeliveryResult;
import io.tillwatch.notify.Notification;
import io.tillwatch.notify.Notifier;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.time.Duration;
import java.time.Instant;
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
 * The rules that every {@link Notifier} keeps, to be extended by its test. The rules in words:
 * {@code docs/contracts/notifier.md}.
 */
public abstract class NotifierContract {
    private static final Instant AT = Instant.parse("2026-03-01T10:02:00Z");
    private static final String ACCENTS = "Épicerie d’Akwa : 5 000 FCFA ≠ 500 — 支付 😀";
    private static final int LONG = 20_000;

    /** Starts with the rules as they are. */
    protected NotifierContract() {}

    /** How the channel behaves. */
    public enum Channel {
        /** It takes everything. */
        ACCEPTING,
        /** It is not there. */
        UNREACHABLE,
        /** It asks to come back later: status 429. */
        BUSY,
        /** It fails: status 500 and above. */
        FAILING,
        /** It refuses: any other status from 400. */
        REFUSING,
        /** It takes the request and never answers. */
        SILENT
    }

    /** What a channel may be able to do. */
    public enum Ability {
        /** It shows the same idempotency key only once. */
        DEDUPLICATES
    }

    /**
     * A notifier whose channel behaves in a certain way.
     *
     * @param channel how it behaves
     * @return a notifier that uses {@link #secret()} if it needs one, and speaks English
     */
    protected abstract Notifier notifier(Channel channel);

    /**
     * What people see.
     *
     * @return the messages that came through the notifier that was made last, in order
     */
    protected abstract List<String> shown();

    /**
     * Which behaviours there can be.
     *
     * @return all unless overridden; ACCEPTING and UNREACHABLE always belong to it
     */
    protected Set<Channel> channels() {
        return EnumSet.allOf(Channel.class);
    }

    /**
     * What the channel can do.
     *
     * @return nothing unless overridden
     */
    protected Set<Ability> abilities() {
        return EnumSet.noneOf(Ability.class);
    }

    /**
     * How long a delivery may take by the notifier's own bound.
     *
     * @return 1 second unless overridden
     */
    protected Duration limit() {
        return Duration.ofSeconds(1);
    }

    /**
     * How long the channel asks to wait when it is {@link Channel#BUSY}.
     *
     * @return 30 seconds unless overridden
     */
    protected Duration busyWait() {
        return Duration.ofSeconds(30);
    }

    /**
     * The secret that the notifier uses.
     *
     * @return a text that occurs nowhere else; empty if it needs none
     */
    protected String secret() {
        return "";
    }

    /**
     * The rules, one test each; rules about what cannot be are left out.
     *
     * @return the tests
     */
    @TestFactory
    public final Stream<DynamicTest> rules() {
        List<DynamicTest> rules = new ArrayList<>();
        rules.add(Contracts.rule("N01", "what is accepted is delivered and seen", this::accepted));
        rules.add(Contracts.rule(
                "N02",
                "what cannot be reached is deferred, without an exception",
                () -> deferred(Channel.UNREACHABLE)));
        if (channels().contains(Channel.BUSY)) {
            rules.add(Contracts.rule("N03", "429 is deferred by the wait it asks for", this::busy));
        }
        if (channels().contains(Channel.FAILING)) {
            rules.add(Contracts.rule("N03", "500 and above is deferred", () -> deferred(Channel.FAILING)));
        }
        if (channels().contains(Channel.REFUSING)) {
            rules.add(Contracts.rule("N04", "other statuses from 400 are rejected", this::rejected));
        }
        if (channels().contains(Channel.SILENT)) {
            rules.add(Contracts.rule("N05", "no answer is deferred within the limit", () -> deferred(Channel.SILENT)));
            rules.add(Contracts.rule("N10", "an interrupt ends it promptly, the flag is set", this::interrupt));
        }
        if (abilities().contains(Ability.DEDUPLICATES)) {
            rules.add(Contracts.rule("N06", "the same key twice is seen once", this::twice));
        }
        if (!secret().isEmpty()) {
            rules.add(Contracts.rule("N07", "the secret appears nowhere", this::noSecret));
        }
        rules.add(Contracts.rule("N08", "what is too long is cut visibly, never dropped", this::longText));
        rules.add(Contracts.rule("N09", "what is not ASCII arrives unchanged", this::accents));
        return rules.stream();
    }

    private static Notification notification(String what) {
        return Incident.report(
                        Optional.empty(),
                        new IncidentKey("Shop is down", "api-health"),
                        Severity.P0,
                        HealthResult.unknown(what).summary(),
                        AT)
                .map(Notification::of)
                .orElseThrow();
    }

    private DeliveryResult deliver(Notifier notifier, String what) throws InterruptedException {
        return Contracts.within(limit(), false, () -> notifier.deliver(notification(what)))
                .result();
    }

    private static String name(DeliveryResult result) {
        return result.fold(delivered -> "delivered", deferred -> "deferred", rejected -> "rejected");
    }

    private void accepted() throws InterruptedException {
        Notifier notifier = notifier(Channel.ACCEPTING);
        assertThat(notifier.name()).isNotBlank().isEqualTo(notifier.name());
        assertThat(name(deliver(notifier, "no answer"))).isEqualTo("delivered");
        assertThat(shown()).hasSize(1);
        assertThat(shown().get(0)).contains("P0", "Shop is down", "no answer");
    }

    private void deferred(Channel channel) throws InterruptedException {
        DeliveryResult result = deliver(notifier(channel), "no answer");
        assertThat(name(result)).isEqualTo("deferred");
        Contracts.assertSentence(((DeliveryResult.Deferred) result).reason());
    }

    private void busy() throws InterruptedException {
        DeliveryResult result = deliver(notifier(Channel.BUSY), "no answer");
        assertThat(name(result)).isEqualTo("deferred");
        assertThat(((DeliveryResult.Deferred) result).retryAfter()).isEqualTo(busyWait());
    }

    private void rejected() throws InterruptedException {
        DeliveryResult result = deliver(notifier(Channel.REFUSING), "no answer");
        assertThat(name(result)).isEqualTo("rejected");
        Contracts.assertSentence(((DeliveryResult.Rejected) result).reason());
    }

    private void interrupt() throws InterruptedException {
        Notifier notifier = notifier(Channel.SILENT);
        Contracts.Outcome<DeliveryResult> outcome =
                Contracts.within(Duration.ZERO, true, () -> notifier.deliver(notification("no answer")));
        assertThat(outcome.interrupted()).as("the thread's flag").isTrue();
        assertThat(name(outcome.result())).isEqualTo("deferred");
    }

    private void twice() throws InterruptedException {
        Notifier notifier = notifier(Channel.ACCEPTING);
        assertThat(name(deliver(notifier, "no answer"))).isEqualTo("delivered");
        assertThat(name(deliver(notifier, "no answer"))).isEqualTo("delivered");
        assertThat(shown()).hasSize(1);
    }

    private void noSecret() throws InterruptedException {
        Set<Channel> answering = EnumSet.copyOf(channels());
        answering.remove(Channel.SILENT);
        for (Channel channel : answering) {
            Notifier notifier = notifier(channel);
            assertThat(notifier.name() + notifier).as("the notifier itself").doesNotContain(secret());
            String told = Contracts.within(limit(), false, () -> told(notifier)).result();
            assertThat(told).as("the result of what is %s", channel).doesNotContain(secret());
            assertThat(shown().toString()).as("what is seen").doesNotContain(secret());
        }
    }

    /** That it throws is the business of other rules; what it throws is not. */
    private static String told(Notifier notifier) {
        try {
            DeliveryResult result = notifier.deliver(notification("no answer"));
            return result + result.<String>fold(d -> d.reference(), d -> french(d.reason()), r -> french(r.reason()));
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private static String french(Message message) {
        return message.in(Locale.FRENCH);
    }

    private void longText() throws InterruptedException {
        assertThat(name(deliver(notifier(Channel.ACCEPTING), "x".repeat(LONG)))).isEqualTo("delivered");
        assertThat(shown()).hasSize(1);
        String seen = shown().get(0);
        assertThat(seen).contains("Shop is down: xxx");
        boolean whole = seen.contains("x".repeat(LONG));
        assertThat(whole || seen.contains("x…")).as("whole, or cut visibly").isTrue();
    }

    private void accents() throws InterruptedException {
        assertThat(name(deliver(notifier(Channel.ACCEPTING), ACCENTS))).isEqualTo("delivered");
        assertThat(shown()).hasSize(1);
        assertThat(shown().get(0)).contains(ACCENTS);
    }
}
