package io.tillwatch.reconcile;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a source of provider records covers, and whether it is whole.
 *
 * @param name the source's name, such as a file's
 * @param providers the providers whose records it holds
 * @param complete whether nothing is missing from it
 * @param proof what that rests on, such as {@code ASSERTED} or {@code MANIFEST}
 */
public record SourceCoverage(String name, Set<String> providers, boolean complete, String proof) {
    /** Copies the providers. */
    public SourceCoverage {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(proof, "proof");
        providers = Collections.unmodifiableSet(new TreeSet<>(providers));
    }
}
