/** Reconciliation at work: files in, files out, and what people decided in between. */
@NullMarked
package io.tillwatch.reconciliation;

import org.jspecify.annotations.NullMarked;
