package io.tillwatch.alert;

import io.tillwatch.incident.Incident;
import io.tillwatch.incident.IncidentChange;
import io.tillwatch.incident.IncidentKey;
import io.tillwatch.notify.DeliveryResult;
import io.tillwatch.notify.Notification;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The state of a watch while one round is being made of it. */
final class RoundWork {
    private final Instant now;
    private final SortedMap<IncidentKey, AlertState> alerts;
    private final SortedMap<IncidentKey, Incident> incidents;
    private final SortedMap<IncidentKey, Set<String>> told;
    private final List<Owed> owed;
    private final List<IncidentChange> changes = new ArrayList<>();
    private final Set<IncidentKey> seen = new HashSet<>();

    RoundWork(WatchState state, Instant now) {
        this.now = now;
        alerts = new TreeMap<>(state.alerts());
        incidents = new TreeMap<>(state.incidents());
        told = new TreeMap<>(state.told());
        owed = new ArrayList<>(state.owed());
    }

    void evaluate(AlertRule rule, IncidentKey key, Observation observation) {
        seen.add(key);
        AlertState before = alerts.getOrDefault(key, AlertState.initial());
        AlertState after = rule.evaluate(before, observation, now);
        alerts.put(key, after);
        switch (after.status()) {
            case FIRING -> report(rule, key, rule.severity(), observation.what());
            case UNKNOWN -> {
                if (after.isSilent()) {
                    Severity low = rule.severity() == Severity.INFO ? Severity.INFO : Severity.P3;
                    report(rule, key, low, Message.of(RoundWork.class, "silent", observation.what()));
                }
            }
            case INACTIVE -> resolve(key, observation.what());
            case PENDING -> {
                // Nothing is certain yet.
            }
        }
    }

    /** What no rule looks at any more can neither go on nor be forgotten. */
    void endTheRest() {
        for (IncidentKey key : List.copyOf(incidents.keySet())) {
            if (!seen.contains(key)) {
                resolve(key, Message.of(RoundWork.class, "gone", key.subject()));
            }
        }
        alerts.keySet().retainAll(seen);
    }

    void settle(Owed what, DeliveryResult result) {
        IncidentKey key = what.notification().incident().key();
        result.fold(
                delivered -> {
                    owed.remove(what);
                    if (what.notification().incident().isOpen()) {
                        tell(key, what.receiver());
                    }
                    return true;
                },
                deferred -> {
                    owed.set(
                            owed.indexOf(what),
                            new Owed(what.receiver(), what.notification(), now.plus(deferred.retryAfter())));
                    return false;
                },
                rejected -> owed.remove(what));
    }

    Watch.Round done() {
        return new Watch.Round(new WatchState(alerts, incidents, told, owed), changes);
    }

    private void report(AlertRule rule, IncidentKey key, Severity severity, Message what) {
        Incident.report(Optional.ofNullable(incidents.get(key)), key, severity, what, now)
                .ifPresent(change -> {
                    incidents.put(key, change.incident());
                    changes.add(change);
                    rule.receivers().forEach(receiver -> owe(receiver, change));
                });
    }

    /** Who has not even heard of the beginning hears of an incident as it is now, once. */
    private void owe(String receiver, IncidentChange change) {
        IncidentKey key = change.incident().key();
        forget(key, receiver);
        boolean knows = told.getOrDefault(key, Set.of()).contains(receiver);
        IncidentChange news = knows ? change : new IncidentChange.Opened(change.incident());
        owed.add(new Owed(receiver, Notification.of(news), now));
    }

    private void resolve(IncidentKey key, Message how) {
        Incident open = incidents.remove(key);
        if (open == null) {
            return;
        }
        Set<String> owedTheEnd =
                new TreeSet<>(Optional.ofNullable(told.remove(key)).orElse(Set.of()));
        open.resolve(how, now).ifPresent(change -> {
            changes.add(change);
            owed.removeIf(o -> isOf(o, key));
            owedTheEnd.forEach(receiver -> owed.add(new Owed(receiver, Notification.of(change), now)));
        });
    }

    private void forget(IncidentKey key, String receiver) {
        owed.removeIf(o -> isOf(o, key) && o.receiver().equals(receiver));
    }

    /** The end of an earlier incident of the same key stays owed. */
    private static boolean isOf(Owed o, IncidentKey key) {
        Incident incident = o.notification().incident();
        return incident.key().equals(key) && incident.isOpen();
    }

    private void tell(IncidentKey key, String receiver) {
        if (incidents.containsKey(key)) {
            Set<String> receivers = new HashSet<>(told.getOrDefault(key, Set.of()));
            receivers.add(receiver);
            told.putAll(Map.of(key, receivers));
        }
    }
}
