package io.tillwatch.reconciliation;

import io.tillwatch.text.Message;
import java.util.List;
import java.util.Set;

/**
 * What a file holds. {@code records} counts its records, whatever became of them; with problems there are none, for then
 * its header could not be understood.
 */
record Rows<T>(
        String file,
        List<T> sound,
        List<QuarantinedRow> quarantined,
        long records,
        Set<String> providers,
        List<Message> notices,
        List<Message> problems) {
    Rows {
        sound = List.copyOf(sound);
        quarantined = List.copyOf(quarantined);
        providers = Set.copyOf(providers);
        notices = List.copyOf(notices);
        problems = List.copyOf(problems);
    }
}
