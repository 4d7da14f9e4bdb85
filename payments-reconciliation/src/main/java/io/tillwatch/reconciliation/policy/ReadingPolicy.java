package io.tillwatch.reconciliation.policy;

import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.SourceCoverage;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How files are read where they do not say enough themselves. Immutable and thread-safe.
 *
 * @param zone the zone of times without an offset; empty if such times cannot be used
 * @param zones the same for records of a provider, by its id
 * @param unsigned providers that write all amounts without a sign, by their ids
 * @param sources what files cover and whether they are whole; each one that fits a file's name counts
 */
public record ReadingPolicy(
        Optional<ZoneId> zone, Map<String, ZoneId> zones, Set<String> unsigned, List<SourceRule> sources) {
    /** Times need an offset, amounts their sign, and files speak for themselves. */
    public static final ReadingPolicy DEFAULTS = new ReadingPolicy(Optional.empty(), Map.of(), Set.of(), List.of());

    /** Copies the collections. */
    public ReadingPolicy {
        Objects.requireNonNull(zone, "zone");
        zones = Map.copyOf(zones);
        unsigned = Set.copyOf(unsigned);
        sources = List.copyOf(sources);
    }

    /**
     * What a provider's files cover.
     *
     * @param file a pattern for the file's name, such as {@code mtn*.csv}
     * @param covers the ids of providers whose records are in it, besides those that occur; none if it does not say
     * @param complete whether it is whole; empty if it does not say. A file is whole only if nothing says otherwise
     * @param proof what that rests on; empty if it does not say
     */
    public record SourceRule(String file, Set<String> covers, Optional<Boolean> complete, Optional<String> proof) {
        /** Copies the providers. */
        public SourceRule {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(complete, "complete");
            Objects.requireNonNull(proof, "proof");
            covers = Set.copyOf(covers);
        }

        private boolean fits(String name) {
            Path last = Path.of(name).getFileName();
            return last != null
                    && FileSystems.getDefault().getPathMatcher("glob:" + file).matches(last);
        }
    }

    /**
     * The zone of times without an offset.
     *
     * @param provider whose records they are
     * @return empty if such times cannot be used
     */
    public Optional<ZoneId> zoneOf(String provider) {
        return Optional.ofNullable(zones.get(provider)).or(() -> zone);
    }

    /**
     * An amount with the sign that its kind has.
     *
     * @param provider whose record it is
     * @param kind what the record is about
     * @param minor the amount as it is written
     * @return the same, or the negative of its size if the provider writes no signs and the kind takes money away
     */
    public long signed(String provider, RecordKind kind, long minor) {
        boolean takes = kind == RecordKind.REFUND || kind == RecordKind.DISPUTE || kind == RecordKind.PAYOUT;
        return takes && unsigned.contains(provider) ? -Math.abs(minor) : minor;
    }

    /**
     * What a source covers, with what the policy says about it.
     *
     * @param coverage what the source says itself
     * @return the coverage that counts
     */
    public SourceCoverage applied(SourceCoverage coverage) {
        SourceCoverage result = coverage;
        for (SourceRule rule : sources) {
            if (rule.fits(coverage.name())) {
                Set<String> providers = new TreeSet<>(result.providers());
                providers.addAll(rule.covers());
                result = new SourceCoverage(
                        result.name(),
                        providers,
                        result.complete() && rule.complete().orElse(true),
                        rule.proof().orElse(result.proof()),
                        result.opening(),
                        result.closing());
            }
        }
        return result;
    }
}
