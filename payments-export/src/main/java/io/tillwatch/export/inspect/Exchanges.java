package io.tillwatch.export.inspect;

import io.tillwatch.export.inspect.Finding.Topic;
import io.tillwatch.export.json.ShopApi;
import io.tillwatch.http.HttpAnswer;
import io.tillwatch.http.HttpOutcome;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks an API a bounded number of times with a pause between, and stops asking when the shop says that it is enough.
 */
final class Exchanges {
    /** The most requests to one shop, sign-in included. */
    static final int MOST = 12;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int OK = 200;
    private static final long FEW_LEFT = 3;

    private final ShopApi api;
    private final Path directory;
    private final Pause pause;
    private final Findings findings;
    private boolean stopped;
    private boolean limitTold;
    private int asked;

    Exchanges(ShopApi api, Path directory, Pause pause, Findings findings) {
        this.api = api;
        this.directory = directory;
        this.pause = pause;
        this.findings = findings;
    }

    /**
     * What one request came to.
     *
     * @param answer the answer; empty if there was none
     * @param failure why there was none
     * @param file its body
     * @param scan what the body is; empty if it is a web page, or the status is not 200
     */
    record Told(Optional<HttpAnswer> answer, Optional<Message> failure, Path file, Optional<AnswerScan> scan) {
        int status() {
            return answer.map(HttpAnswer::status).orElse(0);
        }

        boolean isWebPage() {
            return answer.map(HttpAnswer::contentType)
                    .filter("text/html"::equals)
                    .isPresent();
        }

        /** The list at a path, if this is JSON with such a list. */
        Optional<AnswerScan.Items> list(String path) {
            return scan.filter(s -> s.wrong().isEmpty()).flatMap(s -> s.list(path));
        }

        /** The list that looks like orders. */
        Optional<ListShape> shape() {
            return scan.filter(s -> s.wrong().isEmpty()).flatMap(ListShape::of);
        }
    }

    /** Empty if no more may be asked. */
    Optional<Told> ask(Map<String, String> parameters, ShopApi.As who) throws IOException {
        if (stopped || api.requests() >= MOST || (asked > 0 && !pause.between())) {
            return Optional.empty();
        }
        Path file = directory.resolve("answer-" + ++asked + ".json");
        HttpOutcome outcome = api.ask(parameters, who, file);
        if (outcome instanceof HttpOutcome.Failed failed) {
            return Optional.of(new Told(Optional.empty(), Optional.of(failed.reason()), file, Optional.empty()));
        }
        HttpAnswer answer = ((HttpOutcome.Answered) outcome).answer();
        rateLimit(answer);
        Told bare = new Told(Optional.of(answer), Optional.empty(), file, Optional.empty());
        if (answer.status() != OK || bare.isWebPage()) {
            return Optional.of(bare);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new Told(bare.answer(), bare.failure(), file, Optional.of(AnswerScan.of(in))));
        }
    }

    boolean isStopped() {
        return stopped;
    }

    /** Whether the shop ever said how often it may be asked. */
    boolean isLimitTold() {
        return limitTold;
    }

    private void rateLimit(HttpAnswer answer) {
        if (answer.status() == TOO_MANY_REQUESTS) {
            stopped = true;
            limitTold = true;
            findings.act(
                    Topic.RATE_LIMIT,
                    "too-many-requests",
                    api.requests(),
                    answer.retryAfter().map(d -> d.toSeconds() + " s").orElse("?"));
            return;
        }
        Optional<Long> limit = number(answer, "ratelimit-limit");
        Optional<Long> left = number(answer, "ratelimit-remaining");
        if (limit.isPresent() && !limitTold) {
            limitTold = true;
            findings.info(Topic.RATE_LIMIT, "rate-limit", limit.get());
        }
        if (left.filter(l -> l <= FEW_LEFT).isPresent()) {
            stopped = true;
            findings.act(Topic.RATE_LIMIT, "few-left", left.get());
        }
    }

    private static Optional<Long> number(HttpAnswer answer, String name) {
        for (String header : List.of("x-" + name, name)) {
            Optional<Long> value = answer.header(header)
                    .map(text -> text.split("[,;]", 2)[0].strip())
                    .filter(text -> text.matches("\\d{1,12}"))
                    .map(Long::valueOf);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }
}
