/** Statements as providers write them, and the mappings that say what their columns and words mean. */
@NullMarked
package io.tillwatch.reconciliation.statement;

import org.jspecify.annotations.NullMarked;
