package io.tillwatch.reconcile;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a source of provider records covers, and whether it is whole.
 *
 * @param name the source's name, such as a file's
 * @param providers the providers whose records it holds
 * @param complete whether nothing is missing from it
 * @param proof what that rests on, such as {@code ASSERTED} or {@code MANIFEST}
 * @param opening the balance before its first record, in minor units; empty when not known. Held against the records if
 *     they are of one provider and one currency
 * @param closing the balance after its last record; empty when not known
 */
public record SourceCoverage(
        String name,
        Set<String> providers,
        boolean complete,
        String proof,
        Optional<Long> opening,
        Optional<Long> closing) {
    /** What a source of which the balances do not follow from its records rests on. */
    static final String BROKEN = "BALANCE_BREAK";

    /** Copies the providers. */
    public SourceCoverage {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(proof, "proof");
        Objects.requireNonNull(opening, "opening");
        Objects.requireNonNull(closing, "closing");
        providers = Collections.unmodifiableSet(new TreeSet<>(providers));
    }

    /**
     * A source of which no balances are known.
     *
     * @param name the source's name, such as a file's
     * @param providers the providers whose records it holds
     * @param complete whether nothing is missing from it
     * @param proof what that rests on
     */
    public SourceCoverage(String name, Set<String> providers, boolean complete, String proof) {
        this(name, providers, complete, proof, Optional.empty(), Optional.empty());
    }

    /** The same source, known not to be whole. */
    SourceCoverage broken() {
        return new SourceCoverage(name, providers, false, BROKEN, opening, closing);
    }
}
