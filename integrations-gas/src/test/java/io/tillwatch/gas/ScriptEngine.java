package io.tillwatch.gas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tillwatch.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.Assumptions;

/** A real JavaScript engine with fakes of Google's services and a script. One call at a time. */
interface ScriptEngine extends AutoCloseable {
    ObjectMapper MAPPER = new ObjectMapper();

    /** Shared, so that each source is parsed once. */
    Engine GRAAL = Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    /** The value of an expression, as JSON. */
    JsonNode eval(String js);

    @Override
    void close();

    /** Google's fakes and the script that is shipped. */
    static List<String> shipped() {
        return List.of(resource("fakes.js"), AppsScript.code());
    }

    static String resource(String name) {
        try (InputStream in = ScriptEngine.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    /** GraalJS, inside this process. */
    static ScriptEngine graal(List<String> sources) {
        // The context must be used by one thread at a time, not always by the same.
        Context context = Context.newBuilder("js").engine(GRAAL).build();
        context.getBindings("js")
                .putMember("hostSha256", (ProxyExecutable) arguments -> sha256(arguments[0].asString()));
        context.getBindings("js").putMember("hostHmac", (ProxyExecutable)
                arguments -> hmac(arguments[0].asString(), arguments[1].asString()));
        sources.forEach(source -> context.eval(Source.create("js", source)));
        return new ScriptEngine() {
            @Override
            public synchronized JsonNode eval(String js) {
                try {
                    String json = context.eval("js", "JSON.stringify((" + js + ") ?? null)")
                            .asString();
                    return MAPPER.readTree(json);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void close() {
                context.close(true);
            }
        };
    }

    /** Node, in a process of its own: V8, which Apps Script runs on. */
    static ScriptEngine node(List<String> sources) throws IOException {
        Path directory = Files.createTempDirectory("apps-script");
        List<String> command = new ArrayList<>(List.of("node"));
        Path host = Files.writeString(directory.resolve("host.js"), resource("host.js"));
        command.add(host.toString());
        for (int i = 0; i < sources.size(); i++) {
            command.add(Files.writeString(directory.resolve(i + ".js"), sources.get(i))
                    .toString());
        }
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            if ("true".equals(System.getenv("CI"))) {
                throw e;
            }
            return Assumptions.abort("SKIPPED: there is no node on this machine to run the script in");
        }
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        Writer in = process.outputWriter(StandardCharsets.UTF_8);
        return new ScriptEngine() {
            @Override
            public synchronized JsonNode eval(String js) {
                try {
                    in.write(JsonNodeFactory.instance
                                    .objectNode()
                                    .put("js", "(" + js + ")")
                                    .toString()
                            + "\n");
                    in.flush();
                    JsonNode answer = MAPPER.readTree(Objects.requireNonNull(out.readLine(), "node ended"));
                    if (answer.has("error")) {
                        throw new IllegalStateException(answer.path("error").asText());
                    }
                    return answer.path("result");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void close() {
                process.destroy();
                try {
                    for (int i = 0; i < sources.size(); i++) {
                        Files.deleteIfExists(directory.resolve(i + ".js"));
                    }
                    Files.deleteIfExists(host);
                    Files.deleteIfExists(directory);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(Signature.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String hmac(String text, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Secret.of(key).reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
