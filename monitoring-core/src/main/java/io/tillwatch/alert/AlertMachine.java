package io.tillwatch.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One evaluation of one alert, step by step as in Prometheus' rules for alerting; on top of that it keeps the last state
 * for two evaluations without data, and counts different results.
 */
final class AlertMachine {
    private final AlertRule rule;
    private final Instant now;

    private AlertStatus status;
    private Optional<Instant> activeAt;
    private Optional<Instant> firedAt;
    private Optional<Instant> resolvedAt;
    private Optional<Instant> keepingSince;
    private int breaches;
    private Optional<Instant> lastBreach;
    private int missed;

    AlertMachine(AlertRule rule, AlertState state, Instant at) {
        this.rule = rule;
        // A clock that went back must neither shorten a wait nor take back an alert.
        this.now = state.evaluatedAt().filter(at::isBefore).orElse(at);
        this.status = state.status();
        this.activeAt = state.activeAt();
        this.firedAt = state.firedAt();
        this.resolvedAt = state.resolvedAt();
        this.keepingSince = state.keepingSince();
        this.breaches = state.breaches();
        this.lastBreach = state.lastBreach();
        this.missed = state.missed();
    }

    AlertState holds(Instant seenAt) {
        missed = 0;
        if (isOpen()) {
            status = AlertStatus.FIRING;
        } else if (status != AlertStatus.PENDING) {
            begin();
        }
        keepingSince = Optional.empty();
        if (!lastBreach.equals(Optional.of(seenAt))) {
            breaches++;
            lastBreach = Optional.of(seenAt);
        }
        wait(true);
        return state();
    }

    AlertState clear() {
        missed = 0;
        boolean kept = false;
        if (isOpen() && !rule.keepFiringFor().isZero()) {
            keepingSince = Optional.of(keepingSince.orElse(now));
            kept = length(keepingSince).compareTo(rule.keepFiringFor()) < 0;
        }
        if (kept) {
            status = AlertStatus.FIRING;
            wait(false);
            return state();
        }
        if (isOpen()) {
            resolvedAt = Optional.of(now);
        } else if (resolvedAt.isEmpty()) {
            activeAt = Optional.empty();
        }
        status = AlertStatus.INACTIVE;
        forget();
        return state();
    }

    AlertState noData() {
        missed++;
        if (missed > AlertState.KEPT_WITHOUT_DATA) {
            if (!isOpen() && status == AlertStatus.PENDING) {
                activeAt = Optional.empty();
                forget();
            }
            status = AlertStatus.UNKNOWN;
        }
        return state();
    }

    private boolean isOpen() {
        return firedAt.isPresent() && resolvedAt.isEmpty();
    }

    private void begin() {
        status = AlertStatus.PENDING;
        activeAt = Optional.of(now);
        firedAt = Optional.empty();
        resolvedAt = Optional.empty();
        forget();
    }

    private void forget() {
        keepingSince = Optional.empty();
        breaches = 0;
        lastBreach = Optional.empty();
    }

    private void wait(boolean mayFire) {
        boolean longEnough = length(activeAt).compareTo(rule.holdsFor()) >= 0;
        if (status == AlertStatus.PENDING && mayFire && longEnough && breaches >= rule.leastBreaches()) {
            status = AlertStatus.FIRING;
            firedAt = Optional.of(now);
        } else if (status == AlertStatus.FIRING && !longEnough) {
            status = AlertStatus.PENDING;
            firedAt = Optional.empty();
            keepingSince = Optional.empty();
        }
    }

    private Duration length(Optional<Instant> since) {
        return Duration.between(since.orElse(now), now);
    }

    private AlertState state() {
        return new AlertState(
                status, activeAt, firedAt, resolvedAt, keepingSince, breaches, lastBreach, missed, Optional.of(now));
    }
}
