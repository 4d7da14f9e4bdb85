package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.SourceCoverage;
import io.tillwatch.text.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What somebody said about the sources of provider records beforehand, and wants to be told with the result. */
record Expected(Map<Path, ProviderSource> sources, List<SourceCoverage> absent, List<Message> notes) {
    Expected {
        sources = Map.copyOf(sources);
        absent = List.copyOf(absent);
        notes = List.copyOf(notes);
    }
}
