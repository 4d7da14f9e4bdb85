package io.tillwatch.reconciliation;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconciliation.statement.StatementMapping;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file of provider records or a statement, with what is known about it. Immutable and thread-safe.
 *
 * @param file the file
 * @param providers whose file it is said to be, by their ids. If it is one, the file covers it even without a record of it;
 *     in any case a file with records of none of them is refused. Nothing is said if there is none
 * @param mapping what columns and words of a statement mean; empty for a file of records, or if the header shall say
 * @param zone the zone of times in a statement that do not say theirs; empty if it is not known
 * @param currency the currency of amounts in a statement that do not say theirs; empty if it is not known
 */
public record ProviderSource(
        Path file,
        Set<String> providers,
        Optional<StatementMapping> mapping,
        Optional<ZoneId> zone,
        Optional<CurrencyUnit> currency) {
    /** Copies the providers. */
    public ProviderSource {
        Objects.requireNonNull(file, "file");
        providers = Collections.unmodifiableSet(new TreeSet<>(providers));
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(currency, "currency");
    }

    static ProviderSource statement(Path file, StatementMapping mapping) {
        return new ProviderSource(file, Set.of(), Optional.of(mapping), Optional.empty(), Optional.empty());
    }
}
