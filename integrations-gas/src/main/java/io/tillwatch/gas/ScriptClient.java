package io.tillwatch.gas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.http.HttpAnswer;
import io.tillwatch.http.HttpCall;
import io.tillwatch.http.HttpFailure;
import io.tillwatch.http.HttpOutcome;
import io.tillwatch.http.HttpTransport;
import io.tillwatch.secret.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * Asks the script. A web app of Apps Script runs at the first hop and is answered for at the second one, which leads to
 * another host; it cannot set a status, and Google answers for it with pages. So the only success is an answer of our own
 * form that is signed with the token and names the request.
 */
final class ScriptClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PROTOCOL = 1;
    private static final int RETRIES = 3;
    private static final int TIMES = 3;
    private static final long MOST_BYTES = 2_000_000;

    private final HttpTransport http;
    private final Secret url;
    private final Secret token;
    private final Duration timeout;
    private final InstantSource clock;
    private final Shown shown;
    private final Answers answers;
    private final SecureRandom random = new SecureRandom();

    ScriptClient(HttpTransport http, Secret url, Secret token, Duration timeout, InstantSource clock) {
        this.http = http;
        this.url = url;
        this.token = token;
        this.timeout = timeout;
        this.clock = clock;
        this.shown = new Shown(url, token);
        this.answers = new Answers(shown, clock);
    }

    Shown shown() {
        return shown;
    }

    /**
     * What the script answers to an operation. Asking twice does no more than asking once, so an answer that was lost
     * behind a page or cut off is asked for again.
     */
    JsonNode ask(ObjectNode work) throws ScriptFailure {
        for (int asked = 1; ; asked++) {
            try {
                return askOnce(work);
            } catch (ScriptFailure e) {
                if (asked == TIMES || !e.isAnswerLost()) {
                    throw e;
                }
            }
        }
    }

    private JsonNode askOnce(ObjectNode work) throws ScriptFailure {
        String id = id();
        String payload = write(work);
        long at = clock.instant().getEpochSecond();
        String request = write(MAPPER.createObjectNode()
                .put("tillwatch", "gas")
                .put("protocol", PROTOCOL)
                .put("id", id)
                .put("at", at)
                .put("payload", payload)
                .put("sig", Signature.ofRequest(token, id, at, payload)));
        HttpCall call = HttpCall.of("POST", url)
                .body("application/json", request)
                .deadline(timeout)
                .maxBytes(MOST_BYTES)
                .redirectsTo(WebAppAddress.answerHosts(url.reveal()))
                .repeatable()
                .retries(RETRIES)
                .build();
        HttpOutcome outcome = http.send(call);
        if (outcome instanceof HttpOutcome.Failed failed) {
            throw unanswered(failed);
        }
        HttpAnswer answer = ((HttpOutcome.Answered) outcome).answer();
        return signed(answers.ofOurForm(answer), id);
    }

    private static ScriptFailure unanswered(HttpOutcome.Failed failed) {
        HttpFailure failure = failed.failure();
        return switch (failure) {
            case REDIRECT_REFUSED, TOO_MANY_REDIRECTS ->
                ScriptFailure.rejected(GoogleSheetSink.message("login", failed.reason()));
            default ->
                ScriptFailure.deferred(
                        GoogleSheetSink.message(failure.notSent() ? "not-sent" : "no-answer", failed.reason()));
        };
    }

    private JsonNode signed(JsonNode answer, String id) throws ScriptFailure {
        String payload = answer.path("payload").asText();
        if (!Signature.isOfAnswer(token, id, payload, answer.path("sig").asText())) {
            throw ScriptFailure.rejected(GoogleSheetSink.message("not-signed"));
        }
        try {
            JsonNode result = MAPPER.readTree(payload);
            if (result.path("id").asText().equals(id)) {
                return result;
            }
        } catch (JsonProcessingException e) {
            // Told as what is not of our own form.
        }
        throw ScriptFailure.rejected(GoogleSheetSink.message("not-signed"));
    }

    private String id() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String write(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
