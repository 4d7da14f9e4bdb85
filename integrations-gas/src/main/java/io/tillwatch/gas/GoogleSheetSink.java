package io.tillwatch.gas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.tillwatch.http.HttpTransport;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.PaymentColumns;
import io.tillwatch.payment.PaymentSink;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.secret.Secret;
import io.tillwatch.text.Message;
import io.tillwatch.time.SystemClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Puts payments into a tab of a Google Sheet, through the web app of {@link AppsScript}.
 *
 * <p>A day's rows are found again by shop, business date, order and attempt: a corrected day takes the place of what was
 * there, and the same day twice is there once, whichever answers are lost and whenever this process is killed. A write
 * counts as done only when the script has read its rows back and their totals equal the batch's. Up to 50 000 payments a
 * day.
 *
 * <p>Neither the address nor the token is in any message. Immutable and thread-safe. A call takes as long as Google takes,
 * at most the timeout for each part of 500 payments.
 */
public final class GoogleSheetSink implements PaymentSink {
    /** The tab that is written to unless another one is named. */
    public static final String DEFAULT_SHEET = "Payments";

    /** The longest name of a tab, in characters. */
    public static final int MAX_SHEET = 100;

    /** The shortest token, in characters. */
    public static final int SHORTEST_TOKEN = 16;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ScriptClient script;
    private final String sheet;

    private GoogleSheetSink(ScriptClient script, String sheet) {
        this.script = script;
        this.sheet = sheet;
    }

    /**
     * Begins a sink.
     *
     * @param url the address of the deployed web app, as {@link #isUrl} wants it
     * @param token what {@code setUp} in the script has made, at least {@value #SHORTEST_TOKEN} characters
     * @return a builder
     * @throws IllegalArgumentException if the address or the token is not as said; neither is in the message
     */
    public static Builder builder(Secret url, Secret token) {
        return new Builder(url, token);
    }

    /**
     * Whether a text is the address of a deployed web app.
     *
     * @param text such as {@code https://script.google.com/macros/s/…/exec}
     * @return true if it is, or if it is an address on this machine, for tests
     */
    public static boolean isUrl(String text) {
        return WebAppAddress.isUsable(text);
    }

    /**
     * Whether a text may be the name of a tab for payments.
     *
     * @param name the name
     * @return true for 1 to {@value #MAX_SHEET} characters without control characters, if it is none of the script's own
     */
    public static boolean isSheet(String name) {
        return !name.isBlank()
                && name.length() <= MAX_SHEET
                && name.chars().noneMatch(Character::isISOControl)
                && !Set.of("Tillwatch", "_tillwatch_staging", "__proto__").contains(name);
    }

    @Override
    public SinkResult write(PaymentBatch batch) {
        try {
            return written(batch, DayRows.of(batch, sheet));
        } catch (ScriptFailure e) {
            return e.isTemporary() ? new SinkResult.Deferred(e.reason()) : new SinkResult.Rejected(e.reason());
        }
    }

    /**
     * Compares what the sheet holds of a day with the day. Reads only.
     *
     * @param batch the day's payments; used during the call only
     * @return the same, different and in what, or not known and why
     */
    public SheetComparison compare(PaymentBatch batch) {
        try {
            DayRows rows = DayRows.of(batch, sheet);
            JsonNode there = script.ask(work("verify", rows));
            List<Message> differences = differences(batch, rows, there);
            return differences.isEmpty()
                    ? new SheetComparison.Same(
                            there.path("revision").asInt(), there.path("rows").asLong(), where(there))
                    : new SheetComparison.Different(differences);
        } catch (ScriptFailure e) {
            return new SheetComparison.Unknown(e.reason());
        }
    }

    private SinkResult written(PaymentBatch batch, DayRows rows) throws ScriptFailure {
        JsonNode begun = script.ask(work("begin", rows));
        if (begun.path("state").asText().equals("unchanged")) {
            requireTotals(batch, rows, begun);
            return new SinkResult.Unchanged(begun.path("revision").asInt(), where(begun));
        }
        Set<Integer> staged = new HashSet<>();
        begun.path("staged").forEach(part -> staged.add(part.asInt()));
        for (int part = 0; part < rows.parts().size(); part++) {
            if (!staged.contains(part)) {
                ObjectNode some = work("rows", rows).put("chunk", part);
                some.putRawValue("rows", new RawValue(rows.parts().get(part)));
                script.ask(some);
            }
        }
        JsonNode done =
                script.ask(work("commit", rows).put("base", begun.path("base").asText()));
        requireTotals(batch, rows, done);
        return new SinkResult.Written(done.path("revision").asInt(), changes(done), where(done), notices(done));
    }

    private static SinkResult.Changes changes(JsonNode done) {
        return done.path("state").asText().equals("restored")
                ? SinkResult.Changes.NONE
                : new SinkResult.Changes(
                        done.path("added").asLong(),
                        done.path("changed").asLong(),
                        done.path("removed").asLong());
    }

    private List<Message> notices(JsonNode done) {
        List<Message> notices = new ArrayList<>();
        if (done.path("state").asText().equals("restored")) {
            notices.add(message("restored"));
        }
        if (done.has("oldTokenUntil")) {
            notices.add(message("old-token", script.shown().text(done.path("oldTokenUntil"))));
        }
        return notices;
    }

    /** What the script read from the sheet after it wrote. */
    private void requireTotals(PaymentBatch batch, DayRows rows, JsonNode answer) throws ScriptFailure {
        List<Message> differences = ControlTotals.differences(batch.totals(), answer.path("totals"), script.shown());
        if (answer.path("rows").asLong(-1) != rows.count()) {
            differences.add(0, message("rows", answer.path("rows").asLong(-1), rows.count()));
        }
        if (!differences.isEmpty()) {
            throw ScriptFailure.rejected(message("totals-differ", rows.date(), differences.get(0), differences.size()));
        }
    }

    private List<Message> differences(PaymentBatch batch, DayRows rows, JsonNode there) {
        List<Message> differences = new ArrayList<>();
        switch (there.path("state").asText()) {
            case "unknown" -> differences.add(message("not-there", rows.date()));
            case "unfinished" -> differences.add(message("unfinished", rows.date()));
            default -> {
                if (!there.path("batch").asText().equals(rows.batch())) {
                    differences.add(message(
                            "other-content", rows.date(), there.path("revision").asInt()));
                }
                if (!there.path("intact").asBoolean()) {
                    differences.add(message("edited", rows.date()));
                }
            }
        }
        if (there.path("rows").asLong(-1) != rows.count()) {
            differences.add(message("rows", there.path("rows").asLong(-1), rows.count()));
        }
        differences.addAll(ControlTotals.differences(batch.totals(), there.path("totals"), script.shown()));
        return differences;
    }

    private List<String> where(JsonNode answer) {
        List<String> names = new ArrayList<>();
        answer.path("where").forEach(name -> names.add(script.shown().text(name)));
        return List.of("Google Sheet " + String.join(" / ", names));
    }

    private ObjectNode work(String operation, DayRows rows) {
        ObjectNode work = MAPPER.createObjectNode()
                .put("op", operation)
                .put("sheet", sheet)
                .put("shop", rows.shop())
                .put("date", rows.date())
                .put("batch", rows.batch())
                .put("content", rows.content())
                .put("count", rows.count());
        ArrayNode columns = work.putArray("columns");
        PaymentColumns.NAMES.forEach(columns::add);
        return work;
    }

    static Message message(String key, Object... arguments) {
        return Message.of(GoogleSheetSink.class, key, arguments);
    }

    /** Sets what a sink needs. Not thread-safe. */
    public static final class Builder {
        private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(30);

        private final Secret url;
        private final Secret token;
        private String sheet = DEFAULT_SHEET;
        private Duration timeout = Duration.ofSeconds(390);
        private InstantSource clock = SystemClock.instants();
        private HttpTransport transport = HttpTransport.create();

        private Builder(Secret url, Secret token) {
            if (!isUrl(url.reveal())) {
                throw new IllegalArgumentException(
                        "url must be the address of a deployed web app: https://script.google.com/macros/s/…/exec");
            }
            if (token.reveal().length() < SHORTEST_TOKEN) {
                throw new IllegalArgumentException("token must have at least " + SHORTEST_TOKEN
                        + " characters, but has " + token.reveal().length());
            }
            this.url = url;
            this.token = token;
        }

        /**
         * Names the tab.
         *
         * @param name as {@link #isSheet} wants it; {@value #DEFAULT_SHEET} unless set
         * @return this
         * @throws IllegalArgumentException if the name is not as said
         */
        public Builder sheet(String name) {
            if (!isSheet(name)) {
                throw new IllegalArgumentException(
                        "sheet must have 1 to 100 characters, without control characters, and be none of the script's own tabs,"
                                + " but was \"" + name + "\"");
            }
            sheet = name;
            return this;
        }

        /**
         * Bounds each request to the script, with all redirects and retries.
         *
         * @param limit above 0, at most 30 minutes; 6 minutes and a half unless set, because a script may run for 6
         * @return this
         * @throws IllegalArgumentException if the limit is out of bounds
         */
        public Builder timeout(Duration limit) {
            if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST_TIMEOUT) > 0) {
                throw new IllegalArgumentException("timeout must be above 0 and at most PT30M, but was " + limit);
            }
            timeout = limit;
            return this;
        }

        /**
         * What time it is; the script refuses requests that are more than 10 minutes from its own.
         *
         * @param instants the clock; that of the system unless set
         * @return this
         */
        public Builder clock(InstantSource instants) {
            clock = Objects.requireNonNull(instants, "instants");
            return this;
        }

        /**
         * The transport that sends.
         *
         * @param http a transport; one of its own unless set
         * @return this
         */
        public Builder transport(HttpTransport http) {
            transport = Objects.requireNonNull(http, "http");
            return this;
        }

        /**
         * The sink.
         *
         * @return a sink; it has not asked the script yet
         */
        public GoogleSheetSink build() {
            return new GoogleSheetSink(new ScriptClient(transport, url, token, timeout, clock), sheet);
        }
    }
}
