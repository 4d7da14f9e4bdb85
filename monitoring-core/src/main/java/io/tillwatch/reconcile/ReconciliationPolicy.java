package io.tillwatch.reconcile;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How a reconciliation judges. Immutable and thread-safe.
 *
 * @param shop the shop's name; it goes into the ids of discrepancies
 * @param windows how long a record of a provider may lack its counterpart before that counts, by provider
 * @param otherWindow the same for all other providers
 * @param suggestionWindow how far two records may lie apart for amount and time alone to suggest that they belong
 *     together
 * @param orderPatterns patterns that find the order id inside a composite reference, as their first group
 */
public record ReconciliationPolicy(
        String shop,
        Map<String, Duration> windows,
        Duration otherWindow,
        Duration suggestionWindow,
        List<Pattern> orderPatterns) {
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

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a window is negative or a pattern has no group
     */
    public ReconciliationPolicy {
        Objects.requireNonNull(shop, "shop");
        windows = Map.copyOf(windows);
        orderPatterns = List.copyOf(orderPatterns);
        windows.forEach((provider, window) -> requireNotNegative("window of " + provider, window));
        requireNotNegative("otherWindow", otherWindow);
        requireNotNegative("suggestionWindow", suggestionWindow);
        for (Pattern pattern : orderPatterns) {
            if (pattern.matcher("").groupCount() < 1) {
                throw new IllegalArgumentException("order pattern must have a group, but was \"" + pattern + "\"");
            }
        }
    }

    private static void requireNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but was " + duration);
        }
    }

    /**
     * The policy that holds when nothing is said: the windows of the providers' own delays (Stripe 15 min, PayPal 4 h,
     * MTN 10 min, Orange 20 min, CinetPay 30 min, Moov and Wave 15 min, cash on delivery 24 h), 24 h for all others, and
     * 24 h for suggestions.
     *
     * @param shop the shop's name
     * @return the policy
     */
    public static ReconciliationPolicy defaults(String shop) {
        return new ReconciliationPolicy(shop, DEFAULT_WINDOWS, Duration.ofHours(24), Duration.ofHours(24), List.of());
    }

    /**
     * The same policy with another window for a provider.
     *
     * @param provider the provider's id
     * @param window not negative
     * @return a new policy
     */
    public ReconciliationPolicy window(String provider, Duration window) {
        Map<String, Duration> more = new HashMap<>(windows);
        more.put(provider, window);
        return new ReconciliationPolicy(shop, more, otherWindow, suggestionWindow, orderPatterns);
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
}
