/** Whole programs beside their peers, on the same input. Run by hand, in the profile {@code benchmarks}. */
@NullMarked
package io.tillwatch.benchmarks;

import org.jspecify.annotations.NullMarked;
