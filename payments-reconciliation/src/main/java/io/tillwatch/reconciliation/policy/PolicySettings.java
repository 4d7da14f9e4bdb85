package io.tillwatch.reconciliation.policy;

import io.tillwatch.reconcile.PolicyBuilder;
import io.tillwatch.reconcile.ReconciliationPolicy;
import io.tillwatch.reconcile.ReconciliationRule;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import io.tillwatch.settings.SettingsNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A policy as a settings file says it: how files are read, and how they are judged. Immutable and thread-safe.
 *
 * @param policy how to judge
 * @param reading how to read
 * @param windows the settling windows that the file gives itself, by provider; the others come from what it builds on
 */
public record PolicySettings(ReconciliationPolicy policy, ReadingPolicy reading, Map<String, Duration> windows) {
    /** The names of the policies that come with the program. */
    public static final List<String> READY = List.of("default", "agri-point");

    /** Copies the windows. */
    public PolicySettings {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(reading, "reading");
        windows = Map.copyOf(windows);
    }

    /**
     * A policy that comes with the program.
     *
     * @param name one of {@link #READY}
     * @return the policy of a shop that is named {@code shop}; empty if there is none of that name
     */
    public static Optional<PolicySettings> ready(String name) {
        return base(name).map(policy -> new PolicySettings(policy, ReadingPolicy.DEFAULTS, Map.of()));
    }

    private static Optional<ReconciliationPolicy> base(String name) {
        return switch (name) {
            case "default" -> Optional.of(ReconciliationPolicy.defaults("shop"));
            case "agri-point" -> Optional.of(ReconciliationPolicy.agriPoint("shop"));
            default -> Optional.empty();
        };
    }

    /**
     * Reads a policy.
     *
     * @param root the top level of the file
     * @param own rules of one's own, which the file can add by their ids
     * @param problems where problems go, all of them
     * @return the policy; empty if there was any error
     */
    public static Optional<PolicySettings> read(SettingsNode root, List<ReconciliationRule> own, Problems problems) {
        Problems found = new Problems();
        SectionReader top = SectionReader.of(root, found);
        Optional<PolicySettings> settings = found.isEmpty() ? read(top, own, found) : Optional.empty();
        found.all().forEach(problems::add);
        return found.hasErrors() ? Optional.empty() : settings;
    }

    private static Optional<PolicySettings> read(SectionReader top, List<ReconciliationRule> own, Problems problems) {
        top.require("version");
        top.parse("version", Texts.rule("version"), t -> Optional.of(t).filter("1"::equals));
        String base = top.oneOf("base", READY).orElse(READY.get(0));
        PolicyBuilder builder = base(base).orElseThrow().toBuilder();
        top.zone("zone").ifPresent(builder::zone);
        Map<String, Duration> windows = new HashMap<>();
        new JudgingReader(top, builder, windows, problems).read();
        new SeverityReader(top, builder, problems).read();
        new RuleListReader(top, builder, own, problems).read();
        ReadingPolicy reading = new FilesReader(top, builder, windows, problems).read();
        top.done();
        return problems.hasErrors()
                ? Optional.empty()
                : Optional.of(new PolicySettings(builder.build(), reading, windows));
    }
}
