package io.tillwatch.agent.config;

import io.tillwatch.gas.GoogleSheetSink;
import io.tillwatch.secret.Secret;
import io.tillwatch.settings.SectionReader;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The Google Sheet that payments are pushed to.
 *
 * @param url the address of the web app; empty for the environment variable {@value #URL_VARIABLE}
 * @param token the token of its script; empty for the environment variable {@value #TOKEN_VARIABLE}
 * @param sheet the name of the tab; {@value GoogleSheetSink#DEFAULT_SHEET} if the file does not say
 * @param timeout how long one request may take; empty for the default of the sink
 */
public record GasSettings(Optional<Secret> url, Optional<Secret> token, String sheet, Optional<Duration> timeout) {
    /** The variable with the address, for files that do not give it. */
    public static final String URL_VARIABLE = "GAS_URL";

    /** The variable with the token, for files that do not give it. */
    public static final String TOKEN_VARIABLE = "GAS_TOKEN";

    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(30);

    /** Checks that all are given. */
    public GasSettings {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(sheet, "sheet");
        Objects.requireNonNull(timeout, "timeout");
    }

    /**
     * What holds without a section.
     *
     * @return everything from the environment
     */
    public static GasSettings defaults() {
        return new GasSettings(Optional.empty(), Optional.empty(), GoogleSheetSink.DEFAULT_SHEET, Optional.empty());
    }

    static Optional<GasSettings> read(SectionReader push) {
        return push.section("gas").map(section -> {
            Optional<Secret> url = section.secret("url").filter(secret -> {
                boolean usable = GoogleSheetSink.isUrl(secret.reveal());
                if (!usable) {
                    section.wrongSecret("url", Rules.rule("gas-url"));
                }
                return usable;
            });
            Optional<Secret> token = section.secret("token").filter(secret -> {
                boolean longEnough = secret.reveal().length() >= GoogleSheetSink.SHORTEST_TOKEN;
                if (!longEnough) {
                    section.wrongSecret("token", Rules.rule("gas-token", GoogleSheetSink.SHORTEST_TOKEN));
                }
                return longEnough;
            });
            Optional<String> sheet = section.parse(
                    "sheet",
                    Rules.rule("gas-sheet", GoogleSheetSink.MAX_SHEET),
                    text -> Optional.of(text).filter(GoogleSheetSink::isSheet));
            Optional<Duration> timeout = section.duration("timeout", SHORTEST_TIMEOUT, LONGEST_TIMEOUT);
            section.done();
            return new GasSettings(url, token, sheet.orElse(GoogleSheetSink.DEFAULT_SHEET), timeout);
        });
    }
}
