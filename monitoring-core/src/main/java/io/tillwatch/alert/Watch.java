package io.tillwatch.alert;

import io.tillwatch.health.CheckReport;
import io.tillwatch.health.HealthReport;
import io.tillwatch.incident.IncidentChange;
import io.tillwatch.incident.IncidentKey;
import io.tillwatch.kpi.KpiReading;
import io.tillwatch.notify.DeliveryResult;
import io.tillwatch.notify.Notification;
import io.tillwatch.notify.Notifier;
import io.tillwatch.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Rules at work: from checks and KPIs to alerts, incidents, and what people are owed. State in, state out; it keeps
 * nothing, starts nothing and asks no clock.
 *
 * <pre>{@code
 * Watch watch = Watch.of(AlertRule.of("Shop is down", "health_check_failed for 2 minutes", Severity.P0, "console"));
 * Watch.Round round = watch.round(state, monitor.report(), Map.of(), now);
 * state = watch.deliver(round.state(), Map.of("console", ConsoleNotifier.to(System.out, Locale.FRENCH)), now).state();
 * }</pre>
 *
 * <p>Who was told of an incident is owed its end, even if the rule or the check is gone by then. Who was not told yet is
 * no longer told of what is over. Immutable and thread-safe.
 */
public final class Watch {
    private final List<AlertRule> rules;

    private Watch(List<AlertRule> rules) {
        this.rules = rules;
    }

    /**
     * What a round brought.
     *
     * @param state the state after the round
     * @param changes what happened to incidents, in the order of the rules
     */
    public record Round(WatchState state, List<IncidentChange> changes) {
        /** Copies the changes. */
        public Round {
            Objects.requireNonNull(state, "state");
            changes = List.copyOf(changes);
        }
    }

    /**
     * What became of what was owed.
     *
     * @param state the state after the deliveries
     * @param attempts what was tried, in order
     */
    public record Deliveries(WatchState state, List<Attempt> attempts) {
        /** Copies the attempts. */
        public Deliveries {
            Objects.requireNonNull(state, "state");
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * One attempt to deliver.
     *
     * @param owed what was owed to whom
     * @param result what became of it
     */
    public record Attempt(Owed owed, DeliveryResult result) {
        /** Checks that both are given. */
        public Attempt {
            Objects.requireNonNull(owed, "owed");
            Objects.requireNonNull(result, "result");
        }
    }

    /**
     * Puts rules to work.
     *
     * @param rules the rules; no two of the same name
     * @return a watch
     * @throws IllegalArgumentException if two rules have the same name
     */
    public static Watch of(AlertRule... rules) {
        return of(List.of(rules));
    }

    /**
     * Puts rules to work.
     *
     * @param rules the rules; no two of the same name
     * @return a watch
     * @throws IllegalArgumentException if two rules have the same name
     */
    public static Watch of(List<AlertRule> rules) {
        Set<String> names = new HashSet<>();
        for (AlertRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException(
                        "name of a rule must be given only once, but was \"" + rule.name() + "\"");
            }
        }
        return new Watch(List.copyOf(rules));
    }

    /**
     * Evaluates every rule once.
     *
     * <p>A rule on checks has one alert for each check of the report; a rule on a KPI has one. An alert that fires opens
     * an incident of the rule's severity. One of which nothing has been known for more than
     * {@value AlertState#KEPT_WITHOUT_DATA} evaluations opens one of severity P3 (INFO for rules of severity INFO), which
     * is raised if it fires later. An incident is resolved when the condition no longer holds, and when its rule or check
     * is gone.
     *
     * @param state the state before
     * @param health the last results of the checks
     * @param kpis the last readings by the name of the KPI; one that is missing has no data
     * @param at now
     * @return the state after, and what happened
     */
    public Round round(WatchState state, HealthReport health, Map<String, KpiReading> kpis, Instant at) {
        RoundWork work = new RoundWork(state, at);
        for (AlertRule rule : rules) {
            rule.condition()
                    .fold(
                            threshold -> Map.of(threshold.kpi(), observe(threshold, kpis, at)),
                            checkFailed -> observe(health))
                    .forEach((subject, seen) -> work.evaluate(rule, new IncidentKey(rule.name(), subject), seen));
        }
        work.endTheRest();
        return work.done();
    }

    /**
     * Tries to deliver what is owed and due, the oldest first. What is delivered is remembered; what is deferred stays
     * owed; what is rejected is given up. What is owed to a receiver that is not there stays owed.
     *
     * @param state the state before
     * @param notifiers the receivers by name
     * @param at now
     * @return the state after, and what was tried
     */
    public Deliveries deliver(WatchState state, Map<String, Notifier> notifiers, Instant at) {
        RoundWork work = new RoundWork(state, at);
        List<Attempt> attempts = new ArrayList<>();
        for (Owed owed : state.owed()) {
            Notifier notifier = notifiers.get(owed.receiver());
            if (notifier != null && !owed.notBefore().isAfter(at)) {
                DeliveryResult result = deliver(notifier, owed.notification());
                work.settle(owed, result);
                attempts.add(new Attempt(owed, result));
            }
        }
        return new Deliveries(work.done().state(), attempts);
    }

    /** A notifier must not throw; one that does must not stop the others. */
    private static DeliveryResult deliver(Notifier notifier, Notification notification) {
        try {
            return notifier.deliver(notification);
        } catch (RuntimeException e) {
            Message reason = Message.of(
                    Watch.class, "threw", notifier.name(), e.getClass().getSimpleName());
            return new DeliveryResult.Deferred(Duration.ofMinutes(1), reason);
        }
    }

    private static Observation observe(AlertCondition.Threshold threshold, Map<String, KpiReading> kpis, Instant at) {
        KpiReading reading = kpis.get(threshold.kpi());
        Message absent = Message.of(Watch.class, "not-read");
        return Observation.of(threshold, reading == null ? new KpiReading.NoData(absent, at) : reading);
    }

    private static Map<String, Observation> observe(HealthReport health) {
        Map<String, Observation> seen = new LinkedHashMap<>();
        for (CheckReport check : health.checks()) {
            seen.put(check.name(), Observation.of(check));
        }
        return seen;
    }
}
