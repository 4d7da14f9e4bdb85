package io.tillwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.health.CheckReport;
import io.tillwatch.health.HealthReport;
import io.tillwatch.health.HealthResult;
import io.tillwatch.incident.IncidentChange;
import io.tillwatch.kpi.KpiReading;
import io.tillwatch.notify.ConsoleNotifier;
import io.tillwatch.notify.DeliveryResult;
import io.tillwatch.notify.Notification;
import io.tillwatch.notify.Notifier;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final AlertRule DOWN =
            AlertRule.of("Shop is down", "health_check_failed for 2 minutes", Severity.P0, "console");
    private static final AlertRule LOW =
            AlertRule.of("Payment Success Rate Low", "payment_success_rate < 90%", Severity.P1, "console");
    private static final Message BUSY = Message.of(WatchTest.class, "busy");

    private final StringBuilder console = new StringBuilder();
    private WatchState state = WatchState.initial();
    private Instant now = START;
    private HealthResult api = HealthResult.healthy();
    private String rate = "0.99";

    /** One channel whose behaviour a test says. */
    private static final class Channel implements Notifier {
        private final List<String> got = new ArrayList<>();
        private Function<Notification, DeliveryResult> behaviour = n -> new DeliveryResult.Delivered("ok");

        @Override
        public String name() {
            return "console";
        }

        @Override
        public DeliveryResult deliver(Notification notification) {
            DeliveryResult result = behaviour.apply(notification);
            if (result instanceof DeliveryResult.Delivered) {
                got.add(notification.text().toString());
            }
            return result;
        }
    }

    private static CheckReport check(String name, HealthResult result, Instant at) {
        return new CheckReport(
                name, Severity.P0, result, Optional.of(at), Optional.of(Duration.ZERO), Duration.ZERO, false);
    }

    private List<String> round(Watch watch, CheckReport... checks) {
        HealthReport health = new HealthReport(now, List.of(checks));
        Map<String, KpiReading> kpis = rate.isEmpty()
                ? Map.of()
                : Map.of("payment_success_rate", new KpiReading.Value(new BigDecimal(rate), now));
        Watch.Round round = watch.round(state, health, kpis, now);
        state = round.state();
        return round.changes().stream().map(WatchTest::name).toList();
    }

    private static String name(IncidentChange change) {
        String what = change.fold(o -> "opened", r -> "raised", r -> "resolved");
        return what + " " + change.incident().severity() + " "
                + change.incident().key();
    }

    private void minutes(int count, Watch watch, Notifier notifier) {
        for (int i = 0; i < count; i++) {
            List<String> unused = round(watch, check("api", api, now));
            state = watch.deliver(state, Map.of("console", notifier), now).state();
            now = now.plusSeconds(60);
        }
    }

    @Test
    void a_day_of_a_shop_from_failure_to_recovery() {
        Watch watch = Watch.of(DOWN, LOW);
        Notifier notifier = ConsoleNotifier.to(console, Locale.ENGLISH);
        minutes(3, watch, notifier);
        api = HealthResult.down("no answer within 10 s");
        rate = "0.85";
        minutes(5, watch, notifier);
        api = HealthResult.healthy();
        minutes(1, watch, notifier);
        rate = "0.90";
        minutes(3, watch, notifier);
        assertThat(console.toString()).isEqualTo("""
                2026-03-01T10:03:00Z P1 OPENED Payment Success Rate Low: payment_success_rate is 85%, and alerts when < 90%
                2026-03-01T10:05:00Z P0 OPENED Shop is down: api: no answer within 10 s
                2026-03-01T10:08:00Z P0 RESOLVED after 3 min Shop is down: api: works
                2026-03-01T10:09:00Z P1 RESOLVED after 6 min Payment Success Rate Low: payment_success_rate is 90%, and alerts when < 90%
                """);
        assertThat(state.incidents()).isEmpty();
        assertThat(state.told()).isEmpty();
        assertThat(state.owed()).isEmpty();
    }

    @Test
    void each_check_is_an_incident_of_its_own() {
        Watch watch = Watch.of(AlertRule.of("Down", "health_check_failed", Severity.P0));
        HealthResult down = HealthResult.down("x");
        assertThat(round(watch, check("a", down, now), check("b", down, now), check("c", api, now)))
                .containsExactly("opened P0 Down/a", "opened P0 Down/b");
        assertThat(state.owed()).isEmpty();
        assertThat(round(watch, check("a", down, now), check("b", api, now), check("c", api, now)))
                .containsExactly("resolved P0 Down/b");
    }

    @Test
    void silence_opens_a_mild_incident_that_is_raised_when_it_turns_bad() {
        Watch watch = Watch.of(LOW);
        Channel channel = new Channel();
        rate = "";
        assertThat(round(watch)).isEmpty();
        assertThat(round(watch)).isEmpty();
        assertThat(round(watch)).containsExactly("opened P3 Payment Success Rate Low/payment_success_rate");
        state = watch.deliver(state, Map.of("console", channel), now).state();
        assertThat(round(watch)).isEmpty();
        rate = "0.5";
        assertThat(round(watch)).containsExactly("raised P1 Payment Success Rate Low/payment_success_rate");
        state = watch.deliver(state, Map.of("console", channel), now).state();
        rate = "";
        for (int i = 0; i < 5; i++) {
            assertThat(round(watch)).as("silence resolves nothing").isEmpty();
        }
        rate = "0.95";
        assertThat(round(watch)).containsExactly("resolved P1 Payment Success Rate Low/payment_success_rate");
        state = watch.deliver(state, Map.of("console", channel), now).state();
        assertThat(channel.got)
                .containsExactly(
                        "P3 OPENED Payment Success Rate Low: no data: payment_success_rate: it was not read",
                        "P1 RAISED from P3 Payment Success Rate Low: payment_success_rate is 50%, and alerts when < 90%",
                        "P1 RESOLVED after 0 s Payment Success Rate Low: payment_success_rate is 95%, and alerts when < 90%");
    }

    @Test
    void silence_of_a_rule_that_only_informs_is_no_more_than_that() {
        Watch watch = Watch.of(AlertRule.of("Info", "orders > 5", Severity.INFO));
        List<String> unused = round(watch);
        unused = round(watch);
        assertThat(round(watch)).containsExactly("opened INFO Info/orders");
    }

    @Test
    void who_was_told_is_owed_the_end_even_if_the_rule_is_gone() {
        Channel channel = new Channel();
        rate = "0.5";
        minutes(1, Watch.of(LOW), channel);
        assertThat(round(Watch.of(DOWN), check("api", api, now)))
                .containsExactly("resolved P1 Payment Success Rate Low/payment_success_rate");
        assertThat(state.owed()).hasSize(1);
        state = Watch.of(DOWN).deliver(state, Map.of("console", channel), now).state();
        assertThat(channel.got)
                .endsWith(
                        "P1 RESOLVED after 1 min Payment Success Rate Low: payment_success_rate is no longer watched");
        assertThat(state.alerts()).hasSize(1);
    }

    @Test
    void who_was_not_told_is_not_told_of_what_is_over() {
        Channel channel = new Channel();
        channel.behaviour = n -> new DeliveryResult.Deferred(Duration.ofSeconds(30), BUSY);
        Watch watch = Watch.of(LOW);
        rate = "0.5";
        minutes(3, watch, channel);
        assertThat(state.owed()).hasSize(1);
        rate = "0.95";
        minutes(1, watch, channel);
        assertThat(state.owed()).isEmpty();
        assertThat(channel.got).isEmpty();
    }

    @Test
    void the_end_stays_owed_until_the_channel_takes_it() {
        Channel channel = new Channel();
        Watch watch = Watch.of(LOW);
        rate = "0.5";
        minutes(1, watch, channel);
        channel.behaviour = n -> new DeliveryResult.Deferred(Duration.ofMinutes(10), BUSY);
        rate = "0.95";
        minutes(2, watch, channel);
        rate = "0.5";
        minutes(1, watch, channel);
        channel.behaviour = n -> new DeliveryResult.Delivered("ok");
        minutes(7, watch, channel);
        assertThat(channel.got).hasSize(1);
        minutes(3, watch, channel);
        assertThat(channel.got).hasSize(3);
        assertThat(channel.got.get(1)).startsWith("P1 RESOLVED after 1 min");
        assertThat(channel.got.get(2)).startsWith("P1 OPENED");
        assertThat(state.owed()).isEmpty();
        assertThat(state.told()).hasSize(1);
    }

    @Test
    void who_has_heard_nothing_yet_hears_of_the_incident_as_it_is_now() {
        Channel channel = new Channel();
        channel.behaviour = n -> new DeliveryResult.Deferred(Duration.ZERO, BUSY);
        Watch watch = Watch.of(LOW);
        rate = "";
        minutes(3, watch, channel);
        rate = "0.5";
        minutes(1, watch, channel);
        channel.behaviour = n -> new DeliveryResult.Delivered("ok");
        minutes(1, watch, channel);
        assertThat(channel.got).hasSize(1).allMatch(text -> text.startsWith("P1 OPENED"));
    }

    @Test
    void what_is_rejected_is_given_up_and_what_throws_is_tried_again() {
        Channel channel = new Channel();
        Watch watch = Watch.of(LOW);
        rate = "0.5";
        channel.behaviour = n -> {
            throw new IllegalStateException("broken");
        };
        List<String> unused = round(watch);
        Watch.Deliveries thrown = watch.deliver(state, Map.of("console", channel), now);
        assertThat(thrown.attempts()).hasSize(1);
        assertThat(thrown.attempts()
                        .get(0)
                        .result()
                        .<String>fold(d -> "", d -> d.reason().toString(), r -> ""))
                .isEqualTo("console failed with IllegalStateException");
        assertThat(thrown.state().owed()).hasSize(1);
        assertThat(watch.deliver(thrown.state(), Map.of("console", channel), now.plusSeconds(59))
                        .attempts())
                .isEmpty();
        channel.behaviour = n -> new DeliveryResult.Rejected(BUSY);
        Watch.Deliveries rejected = watch.deliver(thrown.state(), Map.of("console", channel), now.plusSeconds(60));
        assertThat(rejected.state().owed()).isEmpty();
        assertThat(rejected.state().told()).isEmpty();
        assertThat(watch.deliver(state, Map.of(), now).state().owed()).hasSize(1);
    }

    @Test
    void the_same_input_gives_the_same_output() {
        Watch watch = Watch.of(LOW, DOWN);
        HealthReport health = new HealthReport(now, List.of(check("api", HealthResult.down("x"), now)));
        assertThat(watch.round(state, health, Map.of(), now)).isEqualTo(watch.round(state, health, Map.of(), now));
    }

    @Test
    void two_rules_of_one_name_are_misuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.of(LOW, LOW))
                .withMessage("name of a rule must be given only once, but was \"Payment Success Rate Low\"");
    }
}
