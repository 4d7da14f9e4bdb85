package io.tillwatch.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.export.json.SignIn;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.secret.Secret;
import io.tillwatch.settings.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TillwatchConfigTest {
    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>(Map.of("SECRET", "s3cr3t-value"));

    @Test
    void reads_everything_there_is() throws IOException {
        ConfigFile file = read("""
                version: 1
                shop: {name: agri-point, zone: Africa/Douala, currency: XAF, language: fr}
                orders: {source: file, path: data/orders.json, mapping: agri-point}
                export: {directory: /srv/out, day: update, profiles: [machine, excel-fr, machine], catch-up: 7d, wait: 30s}
                providers:
                  mtn_momo: {statement: "inbox/mtn/*.csv", window: 10m, mapping: mtn-momo-portal, zone: Africa/Lagos, currency: XOF}
                  stripe: {statement: [a.csv, "/in/**"]}
                reconcile: {policy: agri-point, directory: rapprochement}
                agent: {listen: "[::1]:9000", state: s.db, log: /var/log/t.log}
                """);
        assertThat(file.problems()).isEmpty();
        assertThat(file.config().orElseThrow())
                .isEqualTo(new TillwatchConfig(
                        new ShopSettings(
                                "agri-point",
                                ZoneId.of("Africa/Douala"),
                                Optional.of(CurrencyUnit.of("XAF")),
                                Optional.of(Locale.FRENCH)),
                        Optional.of(new OrdersSettings(
                                Optional.of(directory.resolve("data/orders.json")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("agri-point"),
                                Optional.of(directory.resolve("agri-point")))),
                        new ExportSettings(
                                Path.of("/srv/out"),
                                DayBasis.UPDATE,
                                Set.of(ExportProfile.MACHINE, ExportProfile.EXCEL_FR),
                                7,
                                Duration.ofSeconds(30)),
                        providers(),
                        new ReconcileSettings(
                                directory.resolve("rapprochement"),
                                Optional.of("agri-point"),
                                Optional.of(directory.resolve("agri-point"))),
                        new MonitoringSettings(List.of(), List.of(), List.of(), List.of()),
                        Optional.empty(),
                        new AgentSettings("[::1]", 9000, directory.resolve("s.db"), Path.of("/var/log/t.log"))));
    }

    private List<ProviderSettings> providers() {
        return List.of(
                new ProviderSettings(
                        "mtn_momo",
                        List.of(pattern("inbox/mtn/*.csv")),
                        Optional.of(Duration.ofMinutes(10)),
                        Optional.of("mtn-momo-portal"),
                        Optional.of(directory.resolve("mtn-momo-portal")),
                        Optional.of(ZoneId.of("Africa/Lagos")),
                        Optional.of(CurrencyUnit.of("XOF"))),
                new ProviderSettings(
                        "stripe",
                        List.of(pattern("a.csv"), pattern("/in/**")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private FilePattern pattern(String text) {
        return FilePattern.of(directory, text).orElseThrow();
    }

    @Test
    void needs_little() throws IOException {
        TillwatchConfig config =
                read("version: 1\nshop: {name: a, zone: UTC}\n").config().orElseThrow();
        assertThat(config.orders()).isEmpty();
        assertThat(config.shop().currency()).isEmpty();
        assertThat(config.providers()).isEmpty();
        assertThat(config.agent())
                .isEqualTo(new AgentSettings(
                        "127.0.0.1",
                        8470,
                        directory.resolve("var/tillwatch.db"),
                        directory.resolve("logs/monitoring.log")));
        assertThat(config.export())
                .isEqualTo(new ExportSettings(
                        directory.resolve("exports"),
                        DayBasis.PAYMENT,
                        Set.of(ExportProfile.MACHINE),
                        0,
                        ExportSettings.DEFAULT_WAIT));
    }

    @Test
    void tells_what_is_missing() throws IOException {
        assertThat(told("orders: {}\n"))
                .containsExactly(
                        "t.yaml:1:1: shop: must be given",
                        "t.yaml:1:1: version: must be given",
                        "t.yaml:1:9: orders.path: must be given",
                        "t.yaml:1:9: orders.source: must be given");
        assertThat(told("version: 1\nshop: {}\n"))
                .containsExactly("t.yaml:2:7: shop.name: must be given", "t.yaml:2:7: shop.zone: must be given");
    }

    @Test
    void shows_the_beginning_of_a_wrong_file_and_not_all_that_is_in_it() throws IOException {
        String list = "order_id,customer\n" + "O1,+237699880001\n".repeat(1000);
        assertThat(told(list))
                .containsExactly("t.yaml:1:1: must be a section of keys and values, but was \""
                        + list.replace('\n', ' ').substring(0, 120) + "…\"");
    }

    @Test
    void tells_once_what_is_no_section() throws IOException {
        assertThat(told("just text\n"))
                .containsExactly("t.yaml:1:1: must be a section of keys and values, but was \"just text\"");
        assertThat(told("version: 1\nshop:\n"))
                .containsExactly("t.yaml:2:6: shop: must be a section of keys and values");
        assertThat(told("version: 1\nshop: [a]\n"))
                .containsExactly("t.yaml:2:7: shop: must be a section of keys and values, but was \"[…]\"");
    }

    @Test
    void refuses_names_that_are_too_long_or_hold_control_characters() throws IOException {
        String rule = "must be a text of 1 to 80 characters, without control characters, but was ";
        String longest = "\uD83D\uDED2".repeat(80);
        assertThat(told(shop("name: " + longest))).isEmpty();
        assertThat(told(shop("name: " + longest + "x")))
                .containsExactly("t.yaml:2:15: shop.name: " + rule + "\"" + longest + "x\"");
        assertThat(told(shop("name: \"a\\nb\""))).hasSize(1);
    }

    @Test
    void refuses_profiles_that_are_none() throws IOException {
        String start = "version: 1\nshop: {name: a, zone: UTC}\nexport: {profiles: ";
        assertThat(told(start + "[]}"))
                .containsExactly(
                        "t.yaml:3:20: export.profiles: must be a list of one or more of machine, excel-fr, excel-en, sheets, but was \"[…]\"");
        assertThat(told(start + "{machine: 1}}"))
                .containsExactly("t.yaml:3:20: export.profiles: must be a text or number, but was \"{…}\"");
        assertThat(told(start + "[machine, excel]}"))
                .containsExactly(
                        "t.yaml:3:30: export.profiles: must be one of machine, excel-fr, excel-en, sheets, but was \"excel\"");
    }

    @Test
    void takes_a_mapping_by_its_name_or_its_file() throws IOException {
        String start = "version: 1\nshop: {name: a, zone: UTC}\norders: {source: file, path: a, mapping: ";
        Files.createDirectory(directory.resolve("own"));
        Files.writeString(directory.resolve("own/shop.json"), "{}");
        assertThat(told(start + "rachelfoods}")).isEmpty();
        assertThat(told(start + "own/shop.json}")).isEmpty();
        assertThat(told(start + "own}"))
                .containsExactly(
                        "t.yaml:3:42: orders.mapping: must be one of afrigest, afrigest-postgres,"
                                + " agri-point, monepiceriz-postgres, rachelfoods, rachelfoods-postgres or the path of an existing mapping, but was \"own\"");
    }

    @Test
    void refuses_a_path_that_no_system_has() throws IOException {
        assertThat(told("version: 1\nshop: {name: a, zone: UTC}\norders: {source: file, path: \"a\\0b\"}"))
                .containsExactly(
                        "t.yaml:3:30: orders.path: must be the path of a file or directory, but was \"a\\u0000b\"");
    }

    @Test
    void reads_how_a_shops_api_is_asked() throws IOException {
        ConfigFile file = read("""
                version: 1
                shop: {name: a, zone: UTC}
                orders:
                  source: http
                  url: https://shop.example/api/admin/orders
                  mapping: rachelfoods
                  sign-in:
                    url: https://shop.example/api/auth/login
                    email: gerante@boutique.example
                    password: ${SECRET}
                    fields: {company: demo}
                    refresh-url: https://shop.example/api/auth/refresh
                  headers: {x-company: demo}
                  timeout: 90s
                """);
        assertThat(file.problems()).isEmpty();
        OrdersSettings orders = file.config().orElseThrow().orders().orElseThrow();
        assertThat(orders.path()).isEmpty();
        assertThat(orders.http())
                .contains(new HttpOrdersSettings(
                        URI.create("https://shop.example/api/admin/orders"),
                        Optional.of(SignIn.at(
                                        URI.create("https://shop.example/api/auth/login"),
                                        "gerante@boutique.example",
                                        Secret.of("s3cr3t-value"))
                                .with("company", "demo")
                                .refreshingAt(URI.create("https://shop.example/api/auth/refresh"), "refreshToken")),
                        Optional.empty(),
                        Map.of("x-company", Secret.of("demo")),
                        Optional.of(Duration.ofSeconds(90))));
        assertThat(orders.toString()).doesNotContain("s3cr3t");
    }

    private static final String HTTP =
            "version: 1\nshop: {name: a, zone: UTC}\norders: {source: http, mapping: agri-point";

    @Test
    void takes_the_address_from_the_environment_if_the_file_does_not_give_it() throws IOException {
        assertThat(told(HTTP + "}")).containsExactly("t.yaml:3:9: orders.url: must be given");
        environment.put("API_URL", "https://shop.example/api/orders");
        assertThat(read(HTTP + "}")
                        .config()
                        .orElseThrow()
                        .orders()
                        .orElseThrow()
                        .http()
                        .orElseThrow()
                        .url())
                .hasToString("https://shop.example/api/orders");
    }

    @Test
    void warns_of_secrets_in_the_file_and_takes_them() throws IOException {
        String file = HTTP + ", url: \"https://h/o\", token: s3cr3t-literal}";
        assertThat(read(file).config()).isPresent();
        assertThat(read(file).warnings())
                .extracting(Problem::toString)
                .containsExactly("t.yaml:3:72: warning: orders.token: must be a reference such as ${SHOP_PASSWORD} or"
                        + " ${file:PATH}, so that no secret stands in this file");
    }

    @Test
    void tells_what_is_wrong_with_an_api_and_shows_no_secret() throws IOException {
        assertThat(told(HTTP
                        + ", url: \"https://me:s3cr3t@h/o\",\n token: \"${SECRET}é\",\n headers: {Host: s3cr3t, a: s3cr3té},\n"
                        + " timeout: 2h,\n sign-in: {url: in, email: a, password: \"${SECRET}\", access-token: a..b}}"))
                .containsExactly(
                        "t.yaml:3:50: orders.url: must be an http or https address with a host and without user"
                                + " information",
                        "t.yaml:4:9: orders.token: must be of printable characters of ASCII",
                        "t.yaml:5:18: orders.headers.Host: must be the name of a header that is not set by itself",
                        "t.yaml:5:29: orders.headers.a: must be of printable characters of ASCII",
                        "t.yaml:6:11: orders.timeout: must be a duration from 1s to 1h, such as 30s, 5m or PT1H, but was"
                                + " \"2h\"",
                        "t.yaml:7:11: orders.sign-in: must not stand beside token, but was \"{…}\"",
                        "t.yaml:7:17: orders.sign-in.url: must be an http or https address with a host and without user"
                                + " information, but was \"in\"",
                        "t.yaml:7:68: orders.sign-in.access-token: must be the dotted name of a field such as"
                                + " data.accessToken, but was \"a..b\"");
    }

    @Test
    void never_shows_what_a_reference_was_replaced_by() throws IOException {
        ConfigFile file = read("""
                version: ${SECRET}
                shop: {name: a, zone: "x${SECRET}", currency: "${SECRET}", language: "${SECRET}"}
                orders: {source: "${SECRET}", path: a}
                export: {day: "${SECRET}", profiles: "${SECRET}"}
                """);
        assertThat(file.problems()).hasSize(7).allSatisfy(problem -> {
            assertThat(problem.in(Locale.ENGLISH)).doesNotContain("s3cr3t").contains("${SECRET}");
            assertThat(problem.in(Locale.FRENCH)).doesNotContain("s3cr3t").contains("${SECRET}");
            assertThat(problem.toString()).doesNotContain("s3cr3t");
        });
    }

    @Test
    void tells_a_missing_variable_once_and_everything_else_besides() throws IOException {
        assertThat(told("version: 2\nshop: {name: a, zone: \"${NOWHERE}\"}\n"))
                .containsExactly(
                        "t.yaml:1:10: version: must be 1, but was \"2\"",
                        "t.yaml:2:23: shop.zone: must refer to a variable that is set, but was \"${NOWHERE}\" (set the"
                                + " environment variable NOWHERE)");
    }

    @Test
    void knows_the_language_even_of_a_file_with_problems() throws IOException {
        assertThat(read("shop: {language: fr}\n").language()).contains(Locale.FRENCH);
        assertThat(read("shop: {language: de}\n").language()).isEmpty();
        assertThat(read("shop: x\n").language()).isEmpty();
    }

    private static String shop(String name) {
        return "version: 1\nshop: { " + name + ", zone: UTC}\n";
    }

    private ConfigFile read(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("t.yaml"), text);
        return ConfigFile.read(file, "t.yaml", name -> Optional.ofNullable(environment.get(name)));
    }

    private List<String> told(String text) throws IOException {
        ConfigFile file = read(text);
        assertThat(file.config().isPresent()).isEqualTo(file.problems().isEmpty());
        return file.problems().stream().map((Problem p) -> p.in(Locale.ENGLISH)).toList();
    }
}
