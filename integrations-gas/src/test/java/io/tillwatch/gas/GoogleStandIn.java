package io.tillwatch.gas;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.secret.Secret;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What stands before a web app of Apps Script at Google's: the script runs at the first hop and is answered for once at
 * the second, on another host; it sees no header; what it throws becomes a page with status 200.
 */
final class GoogleStandIn implements AutoCloseable {
    static final String DEPLOYMENT = "AKfycbCANARYdeploymentCANARY0123456789";
    static final String PATH = "/macros/s/" + DEPLOYMENT + "/exec";
    private static final String ECHO = "/macros/echo";

    final FaultyServer server = FaultyServer.start();
    final ScriptEngine engine;
    final List<String> bodies = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Deque<Fault> before = new ArrayDeque<>();
    private final Deque<Fault> secondHop = new ArrayDeque<>();
    private UnaryOperator<String> change = body -> body;
    private Secret token = Secret.of("a token that nobody gave");
    private int number;

    GoogleStandIn(ScriptEngine engine) {
        this.engine = engine;
        server.answering(PATH, this::firstHop);
        server.answering(ECHO, this::secondHop);
    }

    /** With a spreadsheet, set up as its owner does. */
    static GoogleStandIn setUp(ScriptEngine engine, String... settings) {
        engine.eval("__reset()");
        for (String name : settings) {
            engine.eval("(__settings['" + name + "'] = true)");
        }
        GoogleStandIn google = new GoogleStandIn(engine);
        engine.eval("__newBook('Comptes')");
        google.edit("setUp");
        google.takeToken();
        return google;
    }

    void takeToken() {
        token = Secret.of(engine.eval("__properties.TILLWATCH_TOKEN").asText());
    }

    Secret token() {
        return token;
    }

    Secret url() {
        return Secret.of(server.uri(PATH).toString());
    }

    GoogleSheetSink sink() {
        return builder().build();
    }

    GoogleSheetSink.Builder builder() {
        return GoogleSheetSink.builder(url(), token).timeout(Duration.ofMinutes(5));
    }

    /** Runs a function as from the editor. */
    JsonNode edit(String function) {
        return engine.eval("__edit('" + function + "')");
    }

    /** What happens before the script is reached, one for each request. */
    GoogleStandIn first(Fault... faults) {
        before.addAll(List.of(faults));
        return this;
    }

    /** What happens to the next answers, after the script has run. */
    GoogleStandIn losing(Fault... faults) {
        secondHop.addAll(List.of(faults));
        return this;
    }

    /** Changes what arrives at the script. */
    GoogleStandIn changing(UnaryOperator<String> newChange) {
        change = newChange;
        return this;
    }

    /** Everything works from here on. */
    void calm() {
        before.clear();
        secondHop.clear();
        change = body -> body;
    }

    JsonNode post(String body) {
        return engine.eval("__post(" + ScriptEngine.quoted(body) + ")");
    }

    /** The rows of a tab under its header, as they are seen. */
    List<List<String>> rows(String tab) {
        List<List<String>> rows = new ArrayList<>();
        JsonNode seen = engine.eval("__seen(" + ScriptEngine.quoted(tab) + ")");
        for (int i = 1; i < seen.size(); i++) {
            List<String> row = new ArrayList<>();
            seen.get(i).forEach(cell -> row.add(cell.asText()));
            rows.add(row);
        }
        return rows;
    }

    List<String> violations() {
        List<String> violations = new ArrayList<>();
        engine.eval("__violations").forEach(violation -> violations.add(violation.asText()));
        return violations;
    }

    private Fault firstHop(FaultyServer.Received request) {
        Fault fault = before.poll();
        if (fault != null) {
            return fault;
        }
        bodies.add(request.body());
        JsonNode output = post(change.apply(request.body()));
        if (output.has("thrown")) {
            return page("Error", output.path("thrown").asText());
        }
        String key = "k" + number++;
        answers.put(key, output.path("content").asText());
        return Fault.redirect(
                302, server.otherHost(ECHO + "?user_content_key=" + key).toString());
    }

    private Fault secondHop(FaultyServer.Received request) {
        String content = answers.remove(request.target().replaceAll(".*=", ""));
        Fault fault = secondHop.poll();
        if (fault != null) {
            return fault;
        }
        return content == null || !request.method().equals("GET")
                ? page("Error", "Sorry, unable to open the file at this time.")
                : Fault.json(content);
    }

    static Fault page(String title, String text) {
        return Fault.answer(
                200,
                "text/html; charset=utf-8",
                "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><div>" + text
                        + "</div></body></html>");
    }

    /** The engine is its owner's. */
    @Override
    public void close() {
        server.close();
    }
}
