package io.tillwatch.reconcile;

import java.time.Instant;

/** What rules know besides the order. */
record JudgingContext(Instant asOf, ReconciliationPolicy policy, Schedule schedule) {}
