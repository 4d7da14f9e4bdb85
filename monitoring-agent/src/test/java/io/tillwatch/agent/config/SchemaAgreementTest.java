package io.tillwatch.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What an editor says with the schema and what the program says are the same, but for what no schema can say. */
class SchemaAgreementTest {
    private static final String SHOP = "version: 1\nshop: {name: a, zone: UTC}\n";

    private static final String HTTP = SHOP + "orders: {source: http, url: \"https://h/o\", mapping: agri-point";

    private static final String JDBC =
            SHOP + "orders: {source: jdbc, url: \"jdbc:postgresql://h/shop\", mapping: afrigest-postgres";

    private static final String MONGO =
            SHOP + "orders: {source: mongodb, uri: \"mongodb://h/shop\", mapping: agri-point";

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ConfigSchema.text());

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                SHOP,
                "version: \"1\"\nshop: {name: a, zone: UTC}\n",
                "version: ${ONE}\nshop: {name: a, zone: UTC}\n",
                "version: 1\nshop: {name: 12, zone: Africa/Abidjan, currency: XOF, language: en}\n",
                "version: 1\nshop: {name: true, zone: \"${ZONE}\", currency: xof}\n",
                "version: 1\nshop: {name: Épicerie d'Akwa, zone: +01:00}\n",
                SHOP + "orders: {source: file, path: a.json}\n",
                SHOP + "orders: {source: file, path: a.json, mapping: afrigest}\n",
                SHOP + "orders: {source: \"${FILE}\", path: 7, mapping: \"${MAPPING}\"}\n",
                HTTP + "}\n",
                HTTP + ", token: \"${ONE}\"}\n",
                HTTP + ", token: literal, timeout: 30s}\n",
                HTTP + ", headers: {x-company: demo, x-version: 2}, timeout: PT30S}\n",
                HTTP + ", sign-in: {url: \"http://localhost:3000/in\", email: a@b.example, password: \"${ONE}\"}}\n",
                HTTP + ", sign-in: {url: \"https://h/in\", email: a, password: 12, fields: {company: demo},"
                        + " email-field: login, password-field: pin, access-token: data.jwt, refresh-token: data.again,"
                        + " refresh-url: \"https://h/again\", refresh-field: token}}\n",
                SHOP + "orders: {source: http, url: \"${URL}\", mapping: afrigest, timeout: \"${MINUTE}\"}\n",
                SHOP + "orders: {source: \"${HTTP}\", url: \"https://${HOST}/orders?all=1\", mapping: afrigest}\n",
                JDBC + "}\n",
                JDBC + ", user: reader, password: \"${ONE}\", zone: UTC, timeout: 30s, policies: true}\n",
                JDBC + ", query: \"SELECT a::text FROM b WHERE c >= :from AND c < :to\", policies: \"false\"}\n",
                SHOP + "orders: {source: jdbc, url: \"jdbc:mysql://h/shop\", mapping: agri-point, query: SELECT 1}\n",
                MONGO + "}\n",
                MONGO + ", database: agri, collection: orders, timeout: 5m}\n",
                SHOP + "orders: {source: mongodb, uri: \"${MONGO}\", database: agri, mapping: agri-point}\n",
                SHOP + "orders: {source: mongodb, uri: \"mongodb+srv://a:b@h/shop?w=1\", mapping: agri-point}\n",
                SHOP + "export: {}\n",
                SHOP + "export: {directory: out}\n",
                SHOP + "export: {day: payment}\n",
                SHOP + "export: {day: order}\n",
                SHOP + "export: {day: update, profiles: machine}\n",
                SHOP + "export: {profiles: [machine]}\n",
                SHOP + "export: {profiles: [machine, machine]}\n",
                SHOP + "export: {profiles: [excel-fr, excel-en, sheets]}\n",
                SHOP + "export: {catch-up: 1d}\n",
                SHOP + "export: {catch-up: 31d}\n",
                SHOP + "export: {wait: 0s}\n",
                SHOP + "export: {wait: 1h}\n",
                SHOP + "export: {wait: PT2M}\n",
                SHOP + "reconcile: {}\n",
                SHOP + "reconcile: {policy: agri-point, directory: out}\n",
                SHOP + "providers: {}\n",
                SHOP + "providers: {mtn_momo: {}}\n",
                SHOP + "providers: {mtn_momo: {statement: \"inbox/mtn/*.csv\", window: 10m}}\n",
                SHOP
                        + "providers: {stripe: {statement: [a.csv, \"b/**/{c,d}-[0-9]?.csv\"], mapping: stripe-balance}}\n",
                SHOP + "providers: {om: {statement: 7, zone: \"${ZONE}\", currency: xaf}, wave: {window: PT0S}}\n",
                SHOP + "agent: {}\n",
                SHOP + "agent: {listen: \"127.0.0.1:8470\", state: var/tillwatch.db, log: logs/monitoring.log}\n",
                SHOP + "agent: {listen: \"[::1]:65535\"}\n",
                SHOP + "agent: {listen: \"a-b.example:1\"}\n",
                SHOP + "push: {}\n",
                SHOP + "push: {gas: {}}\n",
                SHOP + "push: {gas: {url: \"${GAS}\", token: \"${TOKEN}\", sheet: Paiements 2026, timeout: 6m}}\n",
                SHOP + "push: {gas: {url: \"https://script.google.com/a/macros/h.example/s/AKfy_-1/exec\"}}\n",
                SHOP + "push: {gas: {url: \"http://127.0.0.1:8080/exec\", sheet: 2026}}\n",
            })
    void both_accept(String text) throws IOException {
        assertThat(program(text)).isEmpty();
        assertThat(schema(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "text",
                "7",
                "{}",
                "version: 1\n",
                "shop: {name: a, zone: UTC}\n",
                "version: 2\nshop: {name: a, zone: UTC}\n",
                "version: [1]\nshop: {name: a, zone: UTC}\n",
                "version: 1\nshop:\n",
                "version: 1\nshop: []\n",
                "version: 1\nshop: {name: a}\n",
                "version: 1\nshop: {zone: UTC}\n",
                "version: 1\nshop: {name: \"\", zone: UTC}\n",
                "version: 1\nshop: {name: \"  \", zone: UTC}\n",
                "version: 1\nshop: {name: ~, zone: UTC}\n",
                "version: 1\nshop: {name: [a], zone: UTC}\n",
                "version: 1\nshop: {name: \"a\\tb\", zone: UTC}\n",
                "version: 1\nshop: {name: \"a\\u0085b\", zone: UTC}\n",
                "version: 1\nshop: {name: \"a\\n\", zone: UTC}\n",
                "version: 1\nshop: {name: a, zone: 5}\n",
                "version: 1\nshop: {name: a, zone: \"\"}\n",
                "version: 1\nshop: {name: a, zone: {}}\n",
                "version: 1\nshop: {name: a, zone: UTC, currency: XA}\n",
                "version: 1\nshop: {name: a, zone: UTC, currency: FCFA}\n",
                "version: 1\nshop: {name: a, zone: UTC, currency: 950}\n",
                "version: 1\nshop: {name: a, zone: UTC, language: FR}\n",
                "version: 1\nshop: {name: a, zone: UTC, language: []}\n",
                "version: 1\nshop: {name: a, zone: UTC, colour: red}\n",
                SHOP + "order: {source: file, path: a.json}\n",
                SHOP + "orders: {path: a.json}\n",
                SHOP + "orders: {source: file}\n",
                SHOP + "orders: {source: http, path: a.json}\n",
                SHOP + "orders: {source: file, path: []}\n",
                SHOP + "orders: {source: file, path: \"\"}\n",
                SHOP + "orders: {source: file, path: \"a\\0b\"}\n",
                SHOP + "orders: {source: file, path: a, mapping: {}}\n",
                SHOP + "orders: {source: file, path: a, mapping: \" \"}\n",
                SHOP + "orders: {source: file, path: a, url: b}\n",
                SHOP + "orders: {source: http, url: \"https://h/o\"}\n",
                SHOP + "orders: {source: file, path: a, token: b}\n",
                SHOP + "orders: {source: file, path: a, sign-in: {}}\n",
                SHOP + "orders: {source: http, url: ftp://h/o, mapping: afrigest}\n",
                SHOP + "orders: {source: http, url: \"https://a:b@h/o\", mapping: afrigest}\n",
                SHOP + "orders: {source: http, url: \"https:///o\", mapping: afrigest}\n",
                SHOP + "orders: {source: http, url: 7, mapping: afrigest}\n",
                HTTP + ", path: a}\n",
                HTTP + ", token: \"é\"}\n",
                HTTP + ", token: \"  \"}\n",
                HTTP + ", token: []}\n",
                HTTP + ", timeout: 30}\n",
                HTTP + ", timeout: soon}\n",
                HTTP + ", headers: [a]}\n",
                HTTP + ", headers: {\"a b\": c}}\n",
                HTTP + ", headers: {a: \"b\\nc\"}}\n",
                HTTP + ", headers: {a: {}}}\n",
                HTTP + ", sign-in: {url: \"https://h/in\", email: a}}\n",
                HTTP + ", sign-in: {email: a, password: b}}\n",
                HTTP + ", sign-in: {url: in, email: a, password: b}}\n",
                HTTP + ", sign-in: {url: \"https://h/in\", email: a, password: b, access-token: a..b}}\n",
                HTTP + ", sign-in: {url: \"https://h/in\", email: a, password: b, pin: c}}\n",
                HTTP + ", token: a, sign-in: {url: \"https://h/in\", email: a, password: b}}\n",
                SHOP + "orders: {source: jdbc, url: \"jdbc:postgresql://h/shop\"}\n",
                SHOP + "orders: {source: jdbc, mapping: afrigest-postgres}\n",
                SHOP + "orders: {source: jdbc, url: \"https://h/shop\", mapping: afrigest-postgres}\n",
                SHOP + "orders: {source: sql, url: \"jdbc:postgresql://h/shop\", mapping: afrigest-postgres}\n",
                JDBC + ", path: a}\n",
                JDBC + ", token: a}\n",
                JDBC + ", collection: orders}\n",
                JDBC + ", query: \"\"}\n",
                JDBC + ", query: []}\n",
                JDBC + ", policies: perhaps}\n",
                JDBC + ", zone: 5}\n",
                JDBC + ", timeout: 30}\n",
                SHOP + "orders: {source: mongodb, uri: \"mongodb://h/shop\"}\n",
                SHOP + "orders: {source: mongodb, uri: \"http://h/shop\", mapping: agri-point}\n",
                MONGO + ", url: \"https://h/o\"}\n",
                MONGO + ", query: SELECT 1}\n",
                MONGO + ", collection: {}}\n",
                HTTP + ", user: a}\n",
                SHOP + "orders: {source: file, path: a, uri: \"mongodb://h/shop\"}\n",
                SHOP + "export: machine\n",
                SHOP + "export:\n",
                SHOP + "export: {day: week}\n",
                SHOP + "export: {day: PAYMENT}\n",
                SHOP + "export: {directory: ~}\n",
                SHOP + "export: {profiles: []}\n",
                SHOP + "export: {profiles: {}}\n",
                SHOP + "export: {profiles: [machine, [machine]]}\n",
                SHOP + "export: {profiles: excel}\n",
                SHOP + "export: {profile: machine}\n",
                SHOP + "reconcile: agri-point\n",
                SHOP + "reconcile: {policy: []}\n",
                SHOP + "reconcile: {polciy: default}\n",
                SHOP + "providers: []\n",
                SHOP + "providers: mtn_momo\n",
                SHOP + "providers: {MTN: {}}\n",
                SHOP + "providers: {-momo: {}}\n",
                SHOP + "providers: {mtn_momo: inbox}\n",
                SHOP + "providers: {mtn_momo: {statment: a.csv}}\n",
                SHOP + "providers: {mtn_momo: {statement: []}}\n",
                SHOP + "providers: {mtn_momo: {statement: {}}}\n",
                SHOP + "providers: {mtn_momo: {statement: [[a.csv]]}}\n",
                SHOP + "providers: {mtn_momo: {statement: \" \"}}\n",
                SHOP + "providers: {mtn_momo: {statement: \"a\\0b\"}}\n",
                SHOP + "providers: {mtn_momo: {window: 10}}\n",
                SHOP + "providers: {mtn_momo: {mapping: mtn-momo-portal}}\n",
                SHOP + "providers: {mtn_momo: {zone: UTC}}\n",
                SHOP + "providers: {mtn_momo: {statement: a, currency: FCFA}}\n",
                SHOP + "agent: 8470\n",
                SHOP + "agent: {port: 8470}\n",
                SHOP + "agent: {listen: 8470}\n",
                SHOP + "agent: {listen: \"127.0.0.1\"}\n",
                SHOP + "agent: {listen: \"127.0.0.1:0\"}\n",
                SHOP + "agent: {listen: \"127.0.0.1:65536\"}\n",
                SHOP + "agent: {listen: \"http://127.0.0.1:8470\"}\n",
                SHOP + "agent: {listen: \":8470\"}\n",
                SHOP + "agent: {listen: \"::1:8470\"}\n",
                SHOP + "agent: {state: \"\"}\n",
                SHOP + "agent: {log: []}\n",
                SHOP + "push: []\n",
                SHOP + "push: {gsa: {}}\n",
                SHOP + "push: {gas: []}\n",
                SHOP + "push: {gas: {uri: a}}\n",
                SHOP + "push: {gas: {url: \"https://script.google.com/macros/s/AKfy/dev\"}}\n",
                SHOP + "push: {gas: {url: \"https://script.google.com/macros/s/AKfy/exec?token=a\"}}\n",
                SHOP + "push: {gas: {url: \"http://script.google.com/macros/s/AKfy/exec\"}}\n",
                SHOP + "push: {gas: {token: short}}\n",
                SHOP + "push: {gas: {sheet: Tillwatch}}\n",
                SHOP + "push: {gas: {sheet: \"a\\tb\"}}\n",
                SHOP + "push: {gas: {timeout: soon}}\n",
                SHOP + "export: {catch-up: 0d}\n",
                SHOP + "export: {catch-up: 32d}\n",
                SHOP + "export: {catch-up: 7}\n",
                SHOP + "export: {catch-up: 24h}\n",
                SHOP + "export: {wait: 2}\n",
                SHOP + "export: {wait: soon}\n",
            })
    void both_refuse(String text) throws IOException {
        assertThat(program(text)).isNotEmpty();
        assertThat(schema(text)).isNotEmpty();
    }

    @Test
    void a_name_of_80_characters_is_the_longest_for_both() throws IOException {
        String longest = "version: 1\nshop: {zone: UTC, name: " + "\uD83D\uDED2".repeat(80);
        assertThat(program(longest + "}")).isEmpty();
        assertThat(schema(longest + "}")).isEmpty();
        assertThat(program(longest + "x}")).isNotEmpty();
        assertThat(schema(longest + "x}")).isNotEmpty();
    }

    /** The exceptions, all of them: the program knows more than a schema can say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // whether a time zone exists
                "version: 1\nshop: {name: a, zone: Africa/Doula}\n",
                // whether a currency exists
                "version: 1\nshop: {name: a, zone: UTC, currency: CFA}\n",
                // whether a variable is set, and to what
                "version: 1\nshop: {name: a, zone: \"${NOWHERE}\"}\n",
                SHOP + "export: {day: \"${ZONE}\"}\n",
                // whether a reference is well written in free text
                "version: 1\nshop: {name: \"a ${\", zone: UTC}\n",
                // whether a file exists
                SHOP + "orders: {source: file, path: a.json, mapping: my/mapping.json}\n",
                // whether a host may be called that
                SHOP + "orders: {source: http, url: \"https://a_b/o\", mapping: afrigest}\n",
                // whether a variable stands in for the address
                SHOP + "orders: {source: http, mapping: afrigest}\n",
                // whether a header is set by itself
                HTTP + ", headers: {Host: a}}\n",
                // whether a mapping has a query, and which parameters a query has
                SHOP + "orders: {source: jdbc, url: \"jdbc:mysql://h/shop\", mapping: agri-point}\n",
                JDBC + ", query: \"SELECT :since\"}\n",
                // what a password looks like in an address
                SHOP + "orders: {source: jdbc, url: \"jdbc:mysql://h/shop?password=a\", mapping: afrigest-postgres}\n",
                // whether a variable or the address stands in
                SHOP + "orders: {source: mongodb, mapping: agri-point}\n",
                SHOP + "orders: {source: mongodb, uri: \"mongodb://h\", mapping: agri-point}\n",
                // how long a duration is
                HTTP + ", timeout: 2h}\n",
                HTTP + ", timeout: PT}\n",
                // whether a pattern of files can be understood, and whose statements a mapping reads
                SHOP + "providers: {mtn_momo: {statement: \"inbox/[a.csv\"}}\n",
                SHOP + "providers: {mtn_momo: {statement: inbox/}}\n",
                SHOP + "providers: {mtn_momo: {statement: \"*/../a.csv\"}}\n",
                SHOP + "providers: {mtn_momo: {statement: a.csv, mapping: stripe-balance}}\n",
                SHOP + "providers: {mtn_momo: {statement: a.csv, mapping: missing.json}}\n",
                // which addresses there are, and whether two files are one
                SHOP + "agent: {listen: \"256.0.0.1:8470\"}\n",
                SHOP + "agent: {listen: \"[1::2::3]:8470\"}\n",
                SHOP + "agent: {state: a, log: ./a}\n",
                // what a reference stands for
                SHOP + "orders: {source: \"${HTTP}\", path: a}\n",
                // how a number is written
                "version: 1.0\nshop: {name: a, zone: UTC}\n",
            })
    void only_the_program_refuses(String text) throws IOException {
        assertThat(program(text)).isNotEmpty();
        assertThat(schema(text)).isEmpty();
    }

    /** The exceptions that concern YAML itself: there is nothing that a schema could look at. */
    @ParameterizedTest
    @ValueSource(
            strings = {SHOP + "shop: {name: b, zone: UTC}\n", SHOP + "---\na: b\n", SHOP + "a: *b\n", SHOP + "  : :"})
    void only_the_program_can_read(String text) throws IOException {
        assertThat(program(text)).isNotEmpty();
    }

    @Test
    void the_packed_schema_is_the_published_one() throws IOException {
        assertThat(ConfigSchema.text()).isEqualTo(Files.readString(Path.of("../docs/schema/tillwatch.schema.json")));
    }

    private List<String> program(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("t.yaml"), text);
        Map<String, String> environment = Map.ofEntries(
                Map.entry("MAPPING", "rachelfoods"),
                Map.entry("ONE", "1"),
                Map.entry("ZONE", "Africa/Douala"),
                Map.entry("FILE", "file"),
                Map.entry("HTTP", "http"),
                Map.entry("HOST", "shop.example"),
                Map.entry("MONGO", "mongodb://h"),
                Map.entry("MINUTE", "1m"),
                Map.entry("URL", "https://shop.example/orders"),
                Map.entry("GAS", "https://script.google.com/macros/s/AKfy/exec"),
                Map.entry("TOKEN", "0123456789abcdef"));
        ConfigFile read = ConfigFile.read(file, "t.yaml", name -> Optional.ofNullable(environment.get(name)));
        return read.errors().stream().map(Object::toString).toList();
    }

    static List<String> schema(String text) throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(json)) {
            write(new Load(settings).loadFromString(text), generator);
        }
        return SCHEMA.validate(json.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(item, json);
            }
            json.writeEndArray();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else {
            // Numbers and truth values look the same in JSON; null does too.
            json.writeRawValue(String.valueOf(value));
        }
    }
}
