/**
 * How files are read and judged: {@link io.tillwatch.reconciliation.policy.PolicySettings} reads it from a settings file.
 */
@NullMarked
package io.tillwatch.reconciliation.policy;

import org.jspecify.annotations.NullMarked;
