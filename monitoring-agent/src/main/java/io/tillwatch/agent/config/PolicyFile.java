package io.tillwatch.agent.config;

import io.tillwatch.reconciliation.policy.PolicySettings;
import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A policy of reconciliations: one that comes with the program, or a YAML file, read and judged. Immutable.
 *
 * @param settings the policy; empty if there is any error
 * @param problems everything that is wrong or should be otherwise, in the order of the file
 */
public record PolicyFile(Optional<PolicySettings> settings, List<Problem> problems) {
    /** Copies the problems. */
    public PolicyFile {
        Objects.requireNonNull(settings, "settings");
        problems = List.copyOf(problems);
    }

    /**
     * Finds a policy.
     *
     * @param name a name of {@link PolicySettings#READY}, or that of a file as the user gave it
     * @param file the file, if it is one
     * @param environment the environment variables, by name
     * @return the policy or its problems
     */
    public static PolicyFile read(String name, Path file, Function<String, Optional<String>> environment) {
        Optional<PolicySettings> ready = PolicySettings.ready(name);
        if (ready.isPresent()) {
            return new PolicyFile(ready, List.of());
        }
        Problems problems = new Problems();
        Optional<PolicySettings> settings = YamlSettings.read(file, name, environment, problems)
                .flatMap(root -> PolicySettings.read(root, List.of(), problems));
        return new PolicyFile(problems.hasErrors() ? Optional.empty() : settings, problems.all());
    }
}
