package io.tillwatch.export.inspect;

import io.tillwatch.export.inspect.Exchanges.Told;
import io.tillwatch.export.inspect.Finding.Topic;
import io.tillwatch.export.json.ShopApi;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out how a list is divided: whether the size matters, and what leads to the second page. */
final class PagingProbe {
    private static final List<String> LIMITS = List.of("limit", "per_page", "pageSize");
    private static final long USUAL = 100;

    private final Exchanges exchanges;
    private final Findings findings;
    private final List<String> first;
    private ListShape shape;
    private Optional<String> limit = Optional.empty();

    PagingProbe(Exchanges exchanges, Findings findings, ListShape shape) {
        this.exchanges = exchanges;
        this.findings = findings;
        this.shape = shape;
        this.first = shape.list().texts();
    }

    /** The list, without what turned out not to be the number of all orders. */
    ListShape shape() {
        return shape;
    }

    /** The name of the size, if the shop looks at it. */
    Optional<String> limit() {
        return limit;
    }

    Optional<PagingGuess> run(Told base) throws IOException {
        long given = shape.list().count();
        if (given < 2) {
            findings.info(Topic.PAGING, "paging-untold");
            return Optional.empty();
        }
        Optional<Told> one = limited();
        Told looked = one.orElse(base);
        Optional<PagingGuess> guess = cursor(looked);
        for (String by : shape.values().keySet().stream().anyMatch(path -> path.matches("(.*\\.)?offset"))
                ? List.of("offset", "page")
                : List.of("page", "offset")) {
            if (guess.isEmpty() && !exchanges.isStopped()) {
                guess = position(by);
            }
        }
        tell(guess);
        return guess;
    }

    private Optional<Told> limited() throws IOException {
        for (String name : LIMITS) {
            Optional<Told> told = exchanges.ask(Map.of(name, "1"), ShopApi.As.ONESELF);
            Optional<AnswerScan.Items> list =
                    told.flatMap(t -> t.list(shape.list().path()));
            if (list.filter(l -> l.count() == 1).isPresent()) {
                limit = Optional.of(name);
                requireTotal(told.orElseThrow());
                return told;
            }
        }
        return Optional.empty();
    }

    /** A number that follows the size of the page is not the number of all orders. */
    private void requireTotal(Told told) {
        shape.count().ifPresent(path -> {
            String now = ApiProbe.text(told.scan().orElseThrow().values(), path);
            if (!now.equals(ApiProbe.text(shape.values(), path))) {
                shape = shape.withoutCount();
            }
        });
    }

    private Optional<PagingGuess> cursor(Told told) throws IOException {
        if (shape.cursor().isEmpty()) {
            return Optional.empty();
        }
        String path = shape.cursor().get();
        String value = ApiProbe.text(told.scan().orElseThrow().values(), path);
        String parameter = FieldStats.plain(path).contains("token")
                ? "pageToken"
                : FieldStats.plain(path).matches(".*(after|endcursor)") ? "after" : "cursor";
        Optional<AnswerScan.Items> next = value.isEmpty() ? Optional.empty() : list(Map.of(parameter, value));
        return next.filter(this::differs).map(list -> new PagingGuess("cursor", parameter, limit, size(), 1));
    }

    private Optional<PagingGuess> position(String by) throws IOException {
        String value = by.equals("page") ? "2" : "1";
        Optional<AnswerScan.Items> next = list(Map.of(by, value));
        if (next.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = next.get().texts();
        if (by.equals("offset")) {
            return texts.isEmpty() || !texts.get(0).equals(first.get(1))
                    ? Optional.empty()
                    : Optional.of(new PagingGuess(by, by, limit, size(), 1));
        }
        if (!differs(next.get())) {
            return Optional.empty();
        }
        // Asked for page 2 of one order each: who counts from 0 gives the third order.
        boolean fromZero = limit.isPresent() && first.size() > 2 && texts.get(0).equals(first.get(2));
        return Optional.of(new PagingGuess(by, by, limit, size(), fromZero ? 0 : 1));
    }

    private Optional<AnswerScan.Items> list(Map<String, String> position) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>(position);
        limit.ifPresent(name -> parameters.put(name, "1"));
        return exchanges
                .ask(parameters, ShopApi.As.ONESELF)
                .flatMap(told -> told.list(shape.list().path()));
    }

    private boolean differs(AnswerScan.Items page) {
        return page.count() > 0 && !page.texts().get(0).equals(first.get(0));
    }

    private long size() {
        return limit.isPresent() ? USUAL : Math.min(shape.list().count(), 100_000);
    }

    private void tell(Optional<PagingGuess> guess) {
        long given = shape.list().count();
        limit.ifPresentOrElse(
                name -> findings.info(Topic.PAGING, "limit-honoured", name),
                () -> findings.info(Topic.PAGING, "limit-ignored", String.join(", ", LIMITS)));
        if (guess.isPresent()) {
            findings.info(
                    Topic.PAGING, "paging-" + guess.get().by(), guess.get().parameter());
        } else if (shape.total().filter(total -> total > given).isPresent()) {
            findings.act(Topic.PAGING, "paging-stuck", given, shape.total().get());
        } else if (!exchanges.isStopped()) {
            findings.info(Topic.PAGING, "paging-ignored", given);
        }
    }
}
