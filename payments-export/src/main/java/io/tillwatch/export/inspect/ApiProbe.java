package io.tillwatch.export.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.export.inspect.Exchanges.Told;
import io.tillwatch.export.inspect.Finding.Topic;
import io.tillwatch.export.json.ShopApi;
import io.tillwatch.http.HttpAnswer;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks an API the questions that decide how its orders can be read. */
final class ApiProbe {
    private static final String FUTURE = "2100-01-01";
    private static final long MANY = 1000;
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final ShopApi api;
    private final Exchanges exchanges;
    private final Findings findings;
    private boolean refusesNothing;

    ApiProbe(ShopApi api, Exchanges exchanges, Findings findings) {
        this.api = api;
        this.exchanges = exchanges;
        this.findings = findings;
    }

    /** The answer that was looked at, its list, and how the list is divided. */
    record Base(Told told, ListShape shape, Optional<PagingGuess> paging, boolean refusesNothing) {}

    /** Empty if there is nothing that could be read; why is among the findings. */
    Optional<Base> run() throws IOException {
        if (api.hasCredentials()) {
            stranger();
        }
        Optional<Message> refused = api.signIn();
        if (refused.isPresent()) {
            findings.failed(Topic.ACCESS, "sign-in-failed", refused.get());
            return Optional.empty();
        }
        Optional<Told> asked = exchanges.ask(Map.of(), ShopApi.As.ONESELF);
        if (asked.isEmpty() || !isUsable(asked.get())) {
            return Optional.empty();
        }
        Told told = asked.get();
        Optional<ListShape> found = SourceInspector.list(told.scan().orElseThrow(), findings);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ListShape shape = found.get();
        long orders = shape.list().count();
        if (orders > 0 && !api.hasCredentials()) {
            findings.act(Topic.ACCESS, "open");
        }
        if (orders > 0 && api.hasCredentials() && api.hasHeaders()) {
            withoutHeaders(shape);
        }
        PagingProbe paging = new PagingProbe(exchanges, findings, shape);
        Optional<PagingGuess> guess = orders > 0 ? paging.run(told) : Optional.empty();
        if (orders > 0) {
            filters(shape, paging.limit());
        }
        if (!exchanges.isLimitTold()) {
            findings.info(Topic.RATE_LIMIT, "no-rate-limit", api.requests());
        }
        return Optional.of(new Base(told, paging.shape(), guess, refusesNothing));
    }

    private void stranger() throws IOException {
        Optional<Told> told = exchanges.ask(Map.of(), ShopApi.As.STRANGER);
        if (told.isEmpty() || told.get().answer().isEmpty()) {
            return;
        }
        int status = told.get().status();
        Optional<ListShape> shape = told.get().shape();
        if (status == 401 || status == 403) {
            findings.info(Topic.ACCESS, "asks-for-sign-in", status);
        } else if (told.get().isWebPage()) {
            findings.info(Topic.ACCESS, "sign-in-page");
        } else if (shape.filter(s -> s.list().count() > 0).isPresent()) {
            findings.act(Topic.ACCESS, "open");
        } else if (shape.isPresent()) {
            refusesNothing = true;
            findings.info(Topic.ACCESS, "empty-for-strangers");
        }
    }

    private boolean isUsable(Told told) throws IOException {
        Optional<HttpAnswer> answer = told.answer();
        if (answer.isEmpty()) {
            findings.failed(Topic.ANSWER, "no-answer", told.failure().orElseThrow());
            return false;
        }
        int status = told.status();
        if (status == 401 || status == 403) {
            String key = api.hasCredentials() ? "refused" : "sign-in-needed";
            findings.failed(Topic.ACCESS, key, api.error(answer.get(), told.file()));
            return false;
        }
        if (status != OK) {
            findings.failed(Topic.ANSWER, "status", api.error(answer.get(), told.file()));
            return false;
        }
        if (told.isWebPage()) {
            findings.failed(Topic.ANSWER, "web-page");
            return false;
        }
        String type = answer.get().contentType();
        findings.info(Topic.ANSWER, "answered", status, type.isEmpty() ? "?" : type);
        if (answer.get().took().compareTo(SLOW) > 0) {
            findings.act(Topic.ANSWER, "slow", answer.get().took().toSeconds());
        }
        Optional<Message> wrong = told.scan().orElseThrow().wrong();
        wrong.ifPresent(why -> findings.failed(Topic.ANSWER, "wrong", why));
        return wrong.isEmpty();
    }

    private void withoutHeaders(ListShape shape) throws IOException {
        Optional<Told> told = exchanges.ask(Map.of(), ShopApi.As.WITHOUT_HEADERS);
        if (told.isEmpty() || told.get().answer().isEmpty()) {
            return;
        }
        Optional<AnswerScan.Items> list = told.get().list(shape.list().path());
        if (list.filter(l -> l.count() == 0).isPresent()) {
            refusesNothing = true;
            findings.info(Topic.ACCESS, "empty-without-headers");
        } else if (list.isPresent()) {
            findings.info(Topic.ACCESS, "headers-ignored");
        } else {
            findings.info(Topic.ACCESS, "headers-needed", told.get().status());
        }
    }

    /** Asks for orders of a day that is far away: who gives any did not look at the date. */
    private void filters(ListShape shape, Optional<String> limit) throws IOException {
        boolean large = limit.isEmpty() && shape.list().count() > MANY;
        List<String> honoured = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String name : large ? List.of("since") : List.of("since", "from", "date")) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put(name, FUTURE);
            limit.ifPresent(l -> parameters.put(l, "1"));
            Optional<Told> told = exchanges.ask(parameters, ShopApi.As.ONESELF);
            if (told.isEmpty()) {
                break;
            }
            Optional<AnswerScan.Items> list = told.get().list(shape.list().path());
            List<String> of = list.isEmpty() ? refused : list.get().count() == 0 ? honoured : ignored;
            of.add(name);
        }
        if (!honoured.isEmpty()) {
            findings.info(Topic.FILTERS, "filters-honoured", String.join(", ", honoured));
        }
        if (!ignored.isEmpty()) {
            findings.info(Topic.FILTERS, "filters-ignored", String.join(", ", ignored));
        }
        if (!refused.isEmpty()) {
            findings.info(Topic.FILTERS, "filters-refused", String.join(", ", refused));
        }
    }

    /** The value beside a list as a text. */
    static String text(Map<String, JsonNode> values, String path) {
        JsonNode value = values.get(path);
        return value == null ? "" : value.asText();
    }
}
