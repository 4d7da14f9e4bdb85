package io.tillwatch.gas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.http.HttpAnswer;
import io.tillwatch.text.Message;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells answers of the script from everything else that comes with status 200. */
final class Answers {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]*)</title>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAGS = Pattern.compile("(?s)<(script|style)[^>]*>.*?</\\1>|<[^>]*>");

    /** What helps against these is another deployment, not patience. */
    private static final List<String> LOGIN = List.of(
            "accounts.google.com",
            "servicelogin",
            "sign in",
            "connexion",
            "authorization",
            "autorisation",
            "permission",
            "access denied");

    private static final Set<String> TEMPORARY = Set.of("busy", "incomplete", "stale");
    private static final Set<String> PERMANENT = Set.of(
            "unauthorized", "protocol", "not-set-up", "bad-request", "full", "header", "sheet-gone", "read-back");

    private final Shown shown;
    private final InstantSource clock;

    Answers(Shown shown, InstantSource clock) {
        this.shown = shown;
        this.clock = clock;
    }

    /** An answer of the script's form that says neither no nor not now. Whether it is signed is still to be seen. */
    JsonNode ofOurForm(HttpAnswer answer) throws ScriptFailure {
        int status = answer.status();
        if (status == TOO_MANY_REQUESTS || status >= 500) {
            throw ScriptFailure.deferred(message("status", status));
        }
        if (!answer.isSuccess()) {
            throw ScriptFailure.rejected(message("wrong-address", status));
        }
        String text = answer.text().strip();
        if (text.isEmpty()) {
            throw ScriptFailure.answerLost(message("cut-off"));
        }
        if (text.startsWith("<")) {
            throw page(text);
        }
        JsonNode tree = tree(text);
        if (!tree.path("tillwatch").asText().equals("gas")) {
            throw ScriptFailure.rejected(message("other-script", shown.text(text)));
        }
        if (tree.path("script").asInt() < AppsScript.VERSION) {
            throw ScriptFailure.rejected(
                    message("old-script", tree.path("script").asInt(), AppsScript.VERSION));
        }
        if (tree.has("error")) {
            throw refused(tree.path("error"));
        }
        return tree;
    }

    private JsonNode tree(String text) throws ScriptFailure {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw text.startsWith("{")
                    ? ScriptFailure.answerLost(message("cut-off"))
                    : ScriptFailure.rejected(message("other-script", shown.text(text)));
        }
    }

    /** A page of Google's in place of an answer. */
    private ScriptFailure page(String html) {
        Matcher title = TITLE.matcher(html);
        String name = title.find() ? shown.text(title.group(1)) : "";
        String words = html.toLowerCase(Locale.ROOT);
        String inside = shown.text(TAGS.matcher(html).replaceAll(" "));
        if (words.contains("function not found: dopost")) {
            return ScriptFailure.rejected(message("other-script", inside));
        }
        if (LOGIN.stream().anyMatch(words::contains)) {
            return ScriptFailure.rejected(message("login", name.isEmpty() ? inside : name));
        }
        return ScriptFailure.answerLost(message("page", inside.isEmpty() ? name : inside));
    }

    private ScriptFailure refused(JsonNode error) {
        String code = error.path("code").asText();
        Object[] arguments = new Object[4];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = shown.text(error.path("args").path(i));
        }
        if (TEMPORARY.contains(code)) {
            return ScriptFailure.deferred(message("refused." + code, arguments));
        }
        if (PERMANENT.contains(code)) {
            return ScriptFailure.rejected(message("refused." + code, arguments));
        }
        if (code.equals("expired")) {
            return ScriptFailure.rejected(expired(String.valueOf(arguments[0])));
        }
        // An exception in the script is one of Google's: a quota, a time-out.
        return ScriptFailure.deferred(message("refused.failed", shown.text(error.path("text"))));
    }

    private Message expired(String theirTime) {
        try {
            long minutes =
                    Duration.between(Instant.parse(theirTime), clock.instant()).toMinutes();
            return message("refused.expired", minutes);
        } catch (DateTimeException e) {
            return message("refused.expired-unknown");
        }
    }

    private static Message message(String key, Object... arguments) {
        return GoogleSheetSink.message(key, arguments);
    }
}
