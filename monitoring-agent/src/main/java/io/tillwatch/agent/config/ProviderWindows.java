package io.tillwatch.agent.config;

import io.tillwatch.reconcile.PolicyBuilder;
import io.tillwatch.reconcile.ReconciliationPolicy;
import io.tillwatch.reconciliation.policy.PolicySettings;
import io.tillwatch.settings.Place;
import io.tillwatch.settings.Problem;
import io.tillwatch.settings.SettingsNode;
import io.tillwatch.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settling windows that a configuration gives to providers. A policy that gives one itself wins; what it only takes
 * over from a ready policy does not.
 */
public final class ProviderWindows {
    private static final String SECTION = "providers";
    private static final String KEY = "window";

    private ProviderWindows() {}

    /**
     * The policy with the windows of the configuration, where it gives none itself.
     *
     * @param policy how to judge
     * @param providers the providers of the configuration
     * @return the policy that counts
     */
    public static ReconciliationPolicy applied(PolicySettings policy, List<ProviderSettings> providers) {
        PolicyBuilder builder = policy.policy().toBuilder();
        for (ProviderSettings provider : providers) {
            if (!policy.windows().containsKey(provider.provider())) {
                provider.window().ifPresent(window -> builder.window(provider.provider(), window));
            }
        }
        return builder.build();
    }

    /**
     * Where policy and configuration give a provider two windows.
     *
     * @param file the configuration
     * @param policy how to judge
     * @return a warning for each, at the window in the configuration
     */
    public static List<Problem> contradictions(ConfigFile file, PolicySettings policy) {
        List<Problem> warnings = new ArrayList<>();
        for (ProviderSettings provider :
                file.config().map(TillwatchConfig::providers).orElse(List.of())) {
            Optional<Duration> holds = Optional.ofNullable(policy.windows().get(provider.provider()));
            if (holds.isPresent() && provider.window().isPresent() && !holds.equals(provider.window())) {
                Optional<SettingsNode> node = file.node(SECTION, provider.provider(), KEY);
                warnings.add(new Problem(
                                node.map(SettingsNode::place).orElse(Place.of(file.name())),
                                String.join(".", SECTION, provider.provider(), KEY),
                                Rules.rule("window", Durations.text(holds.get())),
                                node.map(ConfigFile::shown).orElse(""))
                        .asWarning());
            }
        }
        return List.copyOf(warnings);
    }
}
