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
                SHOP + "reconcile: {}\n",
                SHOP + "reconcile: {policy: agri-point, directory: out}\n",
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
                SHOP + "export: {catch-up: 0d}\n",
                SHOP + "export: {catch-up: 32d}\n",
                SHOP + "export: {catch-up: 7}\n",
                SHOP + "export: {catch-up: 24h}\n",
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
                // how long a duration is
                HTTP + ", timeout: 2h}\n",
                HTTP + ", timeout: PT}\n",
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
        Map<String, String> environment = Map.of(
                "MAPPING", "rachelfoods",
                "ONE", "1",
                "ZONE", "Africa/Douala",
                "FILE", "file",
                "HTTP", "http",
                "HOST", "shop.example",
                "MINUTE", "1m",
                "URL", "https://shop.example/orders");
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
