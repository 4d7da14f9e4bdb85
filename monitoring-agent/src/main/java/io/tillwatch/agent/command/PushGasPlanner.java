package io.tillwatch.agent.command;

import io.tillwatch.agent.config.ConfigFile;
import io.tillwatch.agent.config.GasSettings;
import io.tillwatch.agent.config.TillwatchConfig;
import io.tillwatch.export.directory.DayReading;
import io.tillwatch.export.directory.ExportedDay;
import io.tillwatch.gas.GoogleSheetSink;
import io.tillwatch.secret.Secret;
import io.tillwatch.text.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine;

/** Finds out which days go where: the sheet by option, configuration or environment, the days by the files given. */
final class PushGasPlanner {
    private final Session session;
    private final PushGasOptions given;
    private final Options options;

    PushGasPlanner(Session session, PushGasOptions given, CommandLine command) {
        this.session = session;
        this.given = given;
        this.options = new Options(command);
    }

    GoogleSheetSink sink() throws Rejection {
        Optional<String> sheet = options.value(
                "--sheet", given.sheet, "sheet", text -> Optional.of(text).filter(GoogleSheetSink::isSheet));
        GasSettings settings = settings();
        Secret url = secret(settings.url(), GasSettings.URL_VARIABLE, "usage.gas-url", GoogleSheetSink::isUrl);
        Secret token = secret(
                settings.token(),
                GasSettings.TOKEN_VARIABLE,
                "usage.gas-token",
                text -> text.length() >= GoogleSheetSink.SHORTEST_TOKEN);
        GoogleSheetSink.Builder sink = GoogleSheetSink.builder(url, token)
                .sheet(sheet.orElse(settings.sheet()))
                .clock(session.surroundings().clock());
        settings.timeout().ifPresent(sink::timeout);
        return sink.build();
    }

    /** Each day once, in the order in which its first file is given. */
    List<ExportedDay> days() throws Rejection {
        if (given.files.isEmpty()) {
            throw options.refuse("usage.missing", "FILE");
        }
        Map<Path, ExportedDay> days = new LinkedHashMap<>();
        List<Message> unusable = new ArrayList<>();
        for (String file : given.files) {
            DayReading reading = ExportedDay.of(session.path(file));
            reading.fold(day -> days.putIfAbsent(day.file().toAbsolutePath().normalize(), day) == null, unusable::add);
        }
        if (!unusable.isEmpty()) {
            unusable.subList(0, unusable.size() - 1).forEach(reason -> session.say(session.err(), reason));
            throw Rejection.failed(unusable.get(unusable.size() - 1));
        }
        return List.copyOf(days.values());
    }

    private GasSettings settings() throws Rejection {
        Optional<String> name = given.config.or(
                () -> Optional.of(ConfigCheckCommand.DEFAULT_FILE).filter(file -> Files.exists(session.path(file))));
        if (name.isEmpty()) {
            return GasSettings.defaults();
        }
        ConfigFile file = ConfigFile.read(
                session.path(name.get()), name.get(), session.surroundings().environment());
        session.shopSpeaks(file.language());
        if (file.config().isEmpty()) {
            throw Rejection.of(file.problems());
        }
        return file.config().flatMap(TillwatchConfig::gas).orElseGet(GasSettings::defaults);
    }

    /** Neither is ever shown. */
    private Secret secret(Optional<Secret> configured, String variable, String refusal, Predicate<String> isUsable) {
        return configured.orElseGet(() -> {
            String value = session.surroundings()
                    .environment()
                    .apply(variable)
                    .filter(text -> !text.isBlank())
                    .orElseThrow(() -> options.refuse("usage.gas-missing", variable));
            if (!isUsable.test(value)) {
                throw options.refuse(refusal, variable);
            }
            return Secret.of(value);
        });
    }
}
