package io.tillwatch.agent.config;

import io.tillwatch.reconciliation.policy.PolicySettings;
import io.tillwatch.settings.SectionReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How the shop is reconciled with its providers.
 *
 * @param directory where the files go; {@value #DEFAULT_DIRECTORY} beside the configuration if the file does not say
 * @param policy a ready policy's name or the path of a policy; empty for the default one
 * @param policyFile where the policy is if it is not a ready one
 */
public record ReconcileSettings(Path directory, Optional<String> policy, Optional<Path> policyFile) {
    /** The directory for the files. */
    public static final String DEFAULT_DIRECTORY = "reconciliation";

    /** Checks that all are given. */
    public ReconcileSettings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(policyFile, "policyFile");
    }

    static ReconcileSettings defaults(Path directory) {
        return new ReconcileSettings(directory.resolve(DEFAULT_DIRECTORY), Optional.empty(), Optional.empty());
    }

    static Optional<ReconcileSettings> read(SectionReader section, Path directory) {
        Path to = Sections.path(section, "directory", directory)
                .orElse(defaults(directory).directory());
        Optional<String> policy = section.parse(
                "policy",
                Rules.rule("policy", String.join(", ", PolicySettings.READY)),
                text -> Optional.of(text).filter(t -> isPolicy(t, directory)));
        return Optional.of(new ReconcileSettings(to, policy, policy.map(directory::resolve)));
    }

    private static boolean isPolicy(String text, Path directory) {
        try {
            return PolicySettings.READY.contains(text) || Files.isRegularFile(directory.resolve(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
