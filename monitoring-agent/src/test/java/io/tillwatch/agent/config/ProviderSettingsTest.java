package io.tillwatch.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderSettingsTest {
    private static final String SHOP = "version: 1\nshop: {name: a, zone: UTC}\n";

    @TempDir
    private Path directory;

    private List<Problem> problems(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("t.yaml"), SHOP + text);
        return ConfigFile.read(file, "t.yaml", name -> Optional.empty()).problems();
    }

    @Test
    void every_problem_is_told_at_once_with_its_place() throws IOException {
        List<Problem> problems = problems("""
                providers:
                  MTN: {statement: a.csv}
                  mtn_momo:
                    statemnt: a.csv
                    mapping: stripe-balance
                    window: 10
                  om: {statement: ["a.csv", "[b.csv"], zone: Douala}
                agent: {listen: "127.0.0.1:70000", state: x, log: ./x}
                """);
        assertThat(problems.stream().map(Problem::toString))
                .containsExactly(
                        "t.yaml:4:8: providers.MTN: must be an id in lower case, such as mtn_momo, but was \"{…}\"",
                        "t.yaml:6:5: providers.mtn_momo.statement: must be given",
                        "t.yaml:6:5: providers.mtn_momo.statemnt: must be a known key, but was \"statemnt\" (closest: statement)",
                        "t.yaml:7:14: providers.mtn_momo.mapping: must be a mapping of statements of mtn_momo, not of stripe, but was \"stripe-balance\"",
                        "t.yaml:8:13: providers.mtn_momo.window: must be a duration from 0s to 366d, such as 30s, 5m or PT1H, but was \"10\"",
                        "t.yaml:9:19: providers.om.statement: must name files, such as inbox/mtn/*.csv, which number 2 does not, but was \"[…]\"",
                        "t.yaml:9:46: providers.om.zone: must be a time zone such as Africa/Douala, but was \"Douala\"",
                        "t.yaml:10:17: agent.listen: must be an address and a port from 1 to 65535, such as 127.0.0.1:8470, but was \"127.0.0.1:70000\"",
                        "t.yaml:10:51: agent.log: must not be the same file as the other one of state and log, but was \"./x\"");
    }

    @Test
    void problems_are_told_in_french() throws IOException {
        assertThat(problems("providers: {wave: {statement: inbox/}}\nagent: {listen: here}\n").stream()
                        .map(problem -> problem.in(Locale.FRENCH)))
                .containsExactly(
                        "t.yaml:3:31 : providers.wave.statement : doit désigner des fichiers, comme inbox/mtn/*.csv, mais vaut « inbox/ »",
                        "t.yaml:4:17 : agent.listen : doit être une adresse et un port de 1 à 65535, comme 127.0.0.1:8470, mais vaut « here »");
    }
}
