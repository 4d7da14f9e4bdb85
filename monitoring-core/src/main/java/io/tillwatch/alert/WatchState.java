package io.tillwatch.alert;

import io.tillwatch.incident.Incident;
import io.tillwatch.incident.IncidentKey;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a {@link Watch} remembers between two rounds. Immutable and thread-safe.
 *
 * @param alerts how each alert stands
 * @param incidents the open incidents
 * @param told which receivers were told of each open incident, and so are owed its end
 * @param owed what still is to be delivered, the oldest first
 */
public record WatchState(
        SortedMap<IncidentKey, AlertState> alerts,
        SortedMap<IncidentKey, Incident> incidents,
        SortedMap<IncidentKey, Set<String>> told,
        List<Owed> owed) {
    /** Copies everything. */
    public WatchState {
        alerts = Collections.unmodifiableSortedMap(new TreeMap<>(alerts));
        incidents = Collections.unmodifiableSortedMap(new TreeMap<>(incidents));
        SortedMap<IncidentKey, Set<String>> copy = new TreeMap<>();
        told.forEach((key, receivers) -> copy.put(key, Set.copyOf(receivers)));
        told = Collections.unmodifiableSortedMap(copy);
        owed = List.copyOf(owed);
    }

    /**
     * The state before the first round.
     *
     * @return a state without anything
     */
    public static WatchState initial() {
        return new WatchState(new TreeMap<>(Map.of()), new TreeMap<>(), new TreeMap<>(), List.of());
    }
}
