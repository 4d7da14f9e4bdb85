package io.tillwatch.agent.command;

import io.tillwatch.agent.config.ConfigFile;
import io.tillwatch.agent.config.PolicyFile;
import io.tillwatch.agent.config.ProviderWindows;
import io.tillwatch.agent.config.ReconcileSettings;
import io.tillwatch.agent.config.TillwatchConfig;
import io.tillwatch.settings.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells everything that is wrong with a configuration, or what was understood. */
@Command(name = "check")
final class ConfigCheckCommand implements Callable<Integer> {
    static final String DEFAULT_FILE = "tillwatch.yaml";

    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "0..*", descriptionKey = "files")
    private List<String> files = List.of();

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "config")
    private List<String> configs = List.of();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    ConfigCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        List<ConfigFile> read = new ArrayList<>();
        for (String name : names()) {
            read.add(withPolicy(ConfigFile.read(
                    session.path(name), name, session.surroundings().environment())));
        }
        if (json) {
            session.shopSpeaks(read.get(0).language());
            ProblemsJson.write(read, session.language(), session.out());
        } else {
            read.forEach(this::tell);
        }
        return read.stream().allMatch(file -> file.errors().isEmpty()) ? ExitCode.DONE : ExitCode.USAGE;
    }

    /** What is wrong with the policy that a configuration names is wrong with the configuration. */
    private ConfigFile withPolicy(ConfigFile file) {
        Optional<ReconcileSettings> reconcile = file.config().map(TillwatchConfig::reconcile);
        Optional<Path> path = reconcile.flatMap(ReconcileSettings::policyFile);
        if (path.isEmpty()) {
            return file;
        }
        PolicyFile policy = PolicyFile.read(
                reconcile.flatMap(ReconcileSettings::policy).orElseThrow(),
                path.get(),
                session.surroundings().environment());
        List<Problem> problems = new ArrayList<>(file.problems());
        problems.addAll(policy.problems());
        policy.settings().ifPresent(settings -> problems.addAll(ProviderWindows.contradictions(file, settings)));
        return new ConfigFile(file.name(), file.config(), problems, file.root());
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(configs);
        names.addAll(files);
        return names.isEmpty()
                ? List.of(DEFAULT_FILE)
                : names.stream().distinct().toList();
    }

    private void tell(ConfigFile file) {
        session.shopSpeaks(file.language());
        for (Problem problem : file.problems()) {
            session.out().println(problem.in(session.language()));
        }
        if (file.errors().isEmpty()) {
            session.say(session.out(), ConfigSummary.of(file));
        } else {
            session.say(session.out(), "config.problems", problems(file));
        }
    }

    private static Integer problems(ConfigFile file) {
        return file.errors().size();
    }
}
