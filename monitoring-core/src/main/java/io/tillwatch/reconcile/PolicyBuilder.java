package io.tillwatch.reconcile;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a {@link ReconciliationPolicy}. What is not said stays as it was. Not thread-safe. */
public final class PolicyBuilder {
    private String shop;
    private final Map<String, Duration> windows;
    private Duration otherWindow;
    private Duration suggestionWindow;
    private List<Pattern> orderPatterns;
    private final Map<String, Tolerance> tolerances = new HashMap<>();
    private Severities severities;
    private PolicyLimits limits;
    private final List<FeeContract> fees;
    private Optional<ZoneId> zone;
    private ReconciliationRules rules;

    PolicyBuilder(ReconciliationPolicy policy) {
        shop = policy.shop();
        windows = new HashMap<>(policy.windows());
        otherWindow = policy.otherWindow();
        suggestionWindow = policy.suggestionWindow();
        orderPatterns = policy.orderPatterns();
        policy.tolerances().forEach(this::tolerance);
        severities = policy.severities();
        limits = policy.limits();
        fees = new ArrayList<>(policy.fees());
        zone = policy.zone();
        rules = policy.rules();
    }

    /**
     * The shop's name.
     *
     * @param name it goes into the ids of discrepancies
     * @return this
     */
    public PolicyBuilder shop(String name) {
        shop = name;
        return this;
    }

    /**
     * The settling window of a provider.
     *
     * @param provider the provider's id
     * @param window not negative
     * @return this
     */
    public PolicyBuilder window(String provider, Duration window) {
        windows.put(provider, window);
        return this;
    }

    /**
     * The settling window of providers that have none of their own.
     *
     * @param window not negative
     * @return this
     */
    public PolicyBuilder otherWindow(Duration window) {
        otherWindow = window;
        return this;
    }

    /**
     * How far two records may lie apart to be suggested.
     *
     * @param window not negative
     * @return this
     */
    public PolicyBuilder suggestionWindow(Duration window) {
        suggestionWindow = window;
        return this;
    }

    /**
     * Patterns that find the order id inside a composite reference.
     *
     * @param patterns each with a group {@code order}, or else with a first group
     * @return this
     */
    public PolicyBuilder orderPatterns(List<Pattern> patterns) {
        orderPatterns = List.copyOf(patterns);
        return this;
    }

    /**
     * What is tolerated in a currency, instead of what was.
     *
     * @param tolerance of one currency
     * @return this
     */
    public PolicyBuilder tolerance(Tolerance tolerance) {
        tolerances.put(tolerance.currency(), tolerance);
        return this;
    }

    /**
     * How serious discrepancies are.
     *
     * @param newSeverities instead of what was
     * @return this
     */
    public PolicyBuilder severities(Severities newSeverities) {
        severities = newSeverities;
        return this;
    }

    /**
     * The numbers that rules go by.
     *
     * @param newLimits instead of what was
     * @return this
     */
    public PolicyBuilder limits(PolicyLimits newLimits) {
        limits = newLimits;
        return this;
    }

    /**
     * What a provider may take, instead of what was said for the same provider and currency.
     *
     * @param contract of one provider and currency
     * @return this
     */
    public PolicyBuilder fee(FeeContract contract) {
        fees.removeIf(
                f -> f.provider().equals(contract.provider()) && f.currency().equals(contract.currency()));
        fees.add(contract);
        return this;
    }

    /**
     * The zone of business days.
     *
     * @param newZone such as {@code Africa/Douala}
     * @return this
     */
    public PolicyBuilder zone(ZoneId newZone) {
        zone = Optional.of(newZone);
        return this;
    }

    /**
     * The rules.
     *
     * @param newRules instead of what was
     * @return this
     */
    public PolicyBuilder rules(ReconciliationRules newRules) {
        rules = newRules;
        return this;
    }

    /**
     * The policy.
     *
     * @return a new policy
     * @throws IllegalArgumentException if a bound is broken
     */
    public ReconciliationPolicy build() {
        return new ReconciliationPolicy(
                shop,
                windows,
                otherWindow,
                suggestionWindow,
                orderPatterns,
                tolerances.values().stream()
                        .sorted((a, b) -> a.currency().compareTo(b.currency()))
                        .toList(),
                severities,
                limits,
                fees,
                zone,
                rules);
    }
}
