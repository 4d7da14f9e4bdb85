package io.tillwatch.reconcile;

import io.tillwatch.severity.Severity;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a reconciliation judges. Immutable and thread-safe.
 *
 * <pre>{@code
 * ReconciliationPolicy policy = ReconciliationPolicy.builder("boutique-akwa")
 *         .window("wave", Duration.ofHours(1))
 *         .tolerance(Tolerance.of("XAF", 5))
 *         .rules(ReconciliationRules.standard().without("clock"))
 *         .build();
 * }</pre>
 *
 * @param shop the shop's name; it goes into the ids of discrepancies
 * @param windows how long a record of a provider may lack its counterpart before that counts, by provider
 * @param otherWindow the same for all other providers
 * @param suggestionWindow how far two records may lie apart for amount and time alone to suggest that they belong
 *     together
 * @param orderPatterns patterns that find the order id inside a composite reference, as their group {@code order}, or as
 *     their first group
 * @param tolerances what is tolerated, at most one for each currency
 * @param severities how serious a discrepancy is, and until when it should be settled
 * @param limits the numbers that rules go by
 * @param fees what providers may take; fees of others are not judged
 * @param zone the zone of business days for {@link DiscrepancyCode#CUTOFF_SHIFT}; empty for that of the judged day
 * @param rules the rules
 */
public record ReconciliationPolicy(
        String shop,
        Map<String, Duration> windows,
        Duration otherWindow,
        Duration suggestionWindow,
        List<Pattern> orderPatterns,
        List<Tolerance> tolerances,
        Severities severities,
        PolicyLimits limits,
        List<FeeContract> fees,
        Optional<ZoneId> zone,
        ReconciliationRules rules) {
    /** Settling windows of providers that are asked by API, by the delays that they document. */
    private static final Map<String, Duration> DEFAULT_WINDOWS = Map.of(
            "stripe", Duration.ofMinutes(15),
            "paypal", Duration.ofHours(4),
            "mtn_momo", Duration.ofMinutes(10),
            "orange_money", Duration.ofMinutes(20),
            "cinetpay", Duration.ofMinutes(30),
            "moov_money", Duration.ofMinutes(15),
            "wave", Duration.ofMinutes(15),
            "cod", Duration.ofHours(24));

    private static final long GAP = 5000;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a window is negative, a pattern has no group, or a currency has two tolerances
     */
    public ReconciliationPolicy {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(severities, "severities");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(rules, "rules");
        windows = Map.copyOf(windows);
        orderPatterns = List.copyOf(orderPatterns);
        tolerances = List.copyOf(tolerances);
        fees = List.copyOf(fees);
        windows.forEach((provider, window) -> requireNotNegative("window of " + provider, window));
        requireNotNegative("otherWindow", otherWindow);
        requireNotNegative("suggestionWindow", suggestionWindow);
        for (Pattern pattern : orderPatterns) {
            if (pattern.matcher("").groupCount() < 1) {
                throw new IllegalArgumentException("order pattern must have a group, but was \"" + pattern + "\"");
            }
        }
        if (tolerances.stream().map(Tolerance::currency).distinct().count() < tolerances.size()) {
            throw new IllegalArgumentException("a currency must have one tolerance at most, but were " + tolerances);
        }
    }

    /**
     * A policy of windows and patterns alone; everything else as in {@link #defaults}.
     *
     * @param shop the shop's name
     * @param windows settling windows by provider
     * @param otherWindow the settling window of all other providers
     * @param suggestionWindow how far two records may lie apart to be suggested
     * @param orderPatterns patterns that find the order id inside a composite reference
     */
    public ReconciliationPolicy(
            String shop,
            Map<String, Duration> windows,
            Duration otherWindow,
            Duration suggestionWindow,
            List<Pattern> orderPatterns) {
        this(
                shop,
                windows,
                otherWindow,
                suggestionWindow,
                orderPatterns,
                List.of(),
                Severities.DEFAULTS,
                PolicyLimits.DEFAULTS,
                List.of(),
                Optional.empty(),
                ReconciliationRules.standard());
    }

    private static void requireNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but was " + duration);
        }
    }

    /**
     * The policy that holds when nothing is said: the windows of the providers' own delays (Stripe 15 min, PayPal 4 h,
     * MTN 10 min, Orange 20 min, CinetPay 30 min, Moov and Wave 15 min, cash on delivery 24 h), 24 h for all others,
     * 24 h for suggestions, no tolerance, {@link PolicyLimits#DEFAULTS}, {@link Severities#DEFAULTS} and all rules.
     *
     * @param shop the shop's name
     * @return the policy
     */
    public static ReconciliationPolicy defaults(String shop) {
        return new ReconciliationPolicy(shop, DEFAULT_WINDOWS, Duration.ofHours(24), Duration.ofHours(24), List.of());
    }

    /**
     * The default policy with the rule of Agri-Point: a gap of less than 5 000 FCFA is noted and watched (P3), one from
     * 5 000 FCFA on goes to finance and audit (P1).
     *
     * @param shop the shop's name
     * @return the policy
     */
    public static ReconciliationPolicy agriPoint(String shop) {
        Set<DiscrepancyCode> gaps =
                Set.of(DiscrepancyCode.OVERPAID, DiscrepancyCode.UNDERPAID, DiscrepancyCode.AMOUNT_MISMATCH);
        Severities severities = new Severities(
                Map.of(),
                List.of(
                        new Severities.AmountStep(gaps, "XAF", 0, Severity.P3, List.of()),
                        new Severities.AmountStep(gaps, "XAF", GAP, Severity.P1, List.of("finance", "audit"))),
                List.of(),
                Severities.DEFAULTS.allowed());
        return builder(shop).severities(severities).build();
    }

    /**
     * Begins with the default policy.
     *
     * @param shop the shop's name
     * @return a builder
     */
    public static PolicyBuilder builder(String shop) {
        return defaults(shop).toBuilder();
    }

    /**
     * Begins with this policy.
     *
     * @return a builder
     */
    public PolicyBuilder toBuilder() {
        return new PolicyBuilder(this);
    }

    /**
     * The same policy with another window for a provider.
     *
     * @param provider the provider's id
     * @param window not negative
     * @return a new policy
     */
    public ReconciliationPolicy window(String provider, Duration window) {
        return toBuilder().window(provider, window).build();
    }

    /**
     * The settling window of a provider.
     *
     * @param provider the provider's id
     * @return how long its records may lack their counterpart
     */
    public Duration windowOf(String provider) {
        return windows.getOrDefault(provider, otherWindow);
    }

    /** What is tolerated in a currency. */
    Optional<Tolerance> toleranceOf(String currency) {
        return tolerances.stream().filter(t -> t.currency().equals(currency)).findFirst();
    }

    /** What a provider may take. */
    Optional<FeeContract> feeOf(String provider, String currency) {
        return fees.stream()
                .filter(fee -> fee.provider().equals(provider) && fee.currency().equals(currency))
                .findFirst();
    }
}
