/**
 * Reconciliation: what the shop believes compared with what the providers did. {@link
 * io.tillwatch.reconcile.Reconciliation} is where to start.
 */
@NullMarked
package io.tillwatch.reconcile;

import org.jspecify.annotations.NullMarked;
