package io.tillwatch.export.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.export.inspect.FieldGuess.Certainty;
import io.tillwatch.export.inspect.Finding.Topic;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.settings.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the orders of an answer: what their fields are, which mapping reads them, and what it makes of them. */
final class OrderReport {
    private final Findings findings;
    private final Optional<CurrencyUnit> currency;
    private final String name;

    OrderReport(Findings findings, Optional<CurrencyUnit> currency, String name) {
        this.findings = findings;
        this.currency = currency;
        this.name = name;
    }

    /** What came of it. */
    record Read(List<FieldGuess> fields, Optional<String> readyMapping, Optional<String> mapping) {}

    Read of(Path answer, ListShape shape, Optional<PagingGuess> paging, boolean refusesNothing) {
        OrderFields orders = OrderFields.of(shape.list().first());
        if (orders.count() == 0) {
            return new Read(List.of(), Optional.empty(), Optional.empty());
        }
        FieldFinder finder = new FieldFinder(orders);
        finder.findAll();
        Optional<MappingProposal.Attempts> attempts = attempts(orders);
        Optional<InstalmentFinder.Plan> plan = new InstalmentFinder(orders).find();
        tell(orders, attempts, plan);

        List<FieldGuess> fields = new ArrayList<>(finder.guesses());
        attempts.ifPresent(a -> fields.addAll(a.fields().guesses()));
        MappingProposal proposal = new MappingProposal(finder, orders.count());
        Optional<OrderMapping> ready = SavedAnswer.detectMapping(answer);
        ready.ifPresent(mapping -> findings.info(Topic.MAPPING, "ready", mapping.name()));
        List<String> missing = proposal.missing();
        if (!missing.isEmpty()) {
            if (ready.isEmpty()) {
                findings.act(Topic.MAPPING, "not-found", String.join(", ", missing));
            }
            ready.ifPresent(mapping -> attempt(answer, mapping, orders));
            return new Read(fields, ready.map(OrderMapping::name), Optional.empty());
        }
        String text = MappingProposal.text(proposal.write(name, shape, paging, refusesNothing, attempts, plan));
        Problems problems = new Problems();
        OrderMapping proposed = OrderMapping.parse("proposal", text, problems)
                .orElseThrow(() -> new IllegalStateException("a proposed mapping must be one, but: " + problems.all()));
        if (ready.isEmpty()) {
            tell(proposal, finder);
        }
        attempt(answer, ready.orElse(proposed), orders);
        return new Read(fields, ready.map(OrderMapping::name), Optional.of(text));
    }

    private void tell(
            OrderFields orders, Optional<MappingProposal.Attempts> attempts, Optional<InstalmentFinder.Plan> plan) {
        attempts.ifPresent(a -> findings.info(Topic.ORDERS, "attempts", a.list(), a.count()));
        plan.ifPresent(p -> findings.info(
                Topic.ORDERS, "instalments", p.enabled(), p.parts().size()));
        List<String> local = orders.all().stream()
                .filter(FieldStats::areLocalTimes)
                .filter(field -> field.depth() == 1 && field.name().matches(".*(date|created|placed|at)"))
                .map(FieldStats::path)
                .limit(3)
                .toList();
        if (!local.isEmpty()) {
            findings.act(Topic.ORDERS, "local-times", String.join(", ", local));
        }
        List<String> refunds = orders.all().stream()
                .filter(field -> field.areAmounts() && field.name().contains("refund"))
                .map(FieldStats::path)
                .limit(3)
                .toList();
        if (!refunds.isEmpty()) {
            findings.act(Topic.ORDERS, "refund-amounts", String.join(", ", refunds));
        }
    }

    private void tell(MappingProposal proposal, FieldFinder finder) {
        findings.info(Topic.MAPPING, "proposed");
        if (!proposal.unknownStatuses().isEmpty()) {
            findings.act(Topic.MAPPING, "unknown-words", String.join(", ", proposal.unknownStatuses()));
        }
        if (!proposal.unknownProviders().isEmpty()) {
            findings.info(Topic.MAPPING, "unknown-providers", String.join(", ", proposal.unknownProviders()));
        }
        List<String> guessed = finder.guesses().stream()
                .filter(guess -> guess.certainty() == Certainty.GUESS && MappingProposal.REQUIRED.contains(guess.key()))
                .map(guess -> guess.key() + " = " + String.join(", ", guess.fields()))
                .toList();
        if (!guessed.isEmpty()) {
            findings.act(Topic.MAPPING, "guessed", String.join("; ", guessed));
        }
    }

    /** Reads the answer with the mapping, as an export would. */
    private void attempt(Path answer, OrderMapping mapping, OrderFields orders) {
        boolean toldCurrency = mapping.readsCurrency() || currency.isPresent();
        if (!toldCurrency) {
            findings.info(Topic.MAPPING, "no-currency");
        }
        CurrencyUnit unit = currency.orElseGet(() -> CurrencyUnit.of(hasDecimals(orders) ? "USD" : "XAF"));
        Trial trial = Trial.of(SavedAnswer.of(answer, mapping, unit));
        findings.info(Topic.MAPPING, "reads", mapping.name(), trial.orders(), trial.orders() + trial.rejected());
        if (trial.rejected() > 0) {
            findings.act(Topic.MAPPING, "quarantine", trial.rejected(), String.join(", ", trial.reasons()));
        }
        if (trial.unknown() > 0) {
            findings.act(Topic.MAPPING, "unknown-statuses", trial.unknown());
        }
    }

    private static boolean hasDecimals(OrderFields orders) {
        return orders.all().stream()
                .filter(FieldStats::areAmounts)
                .flatMap(field -> field.words().keySet().stream())
                .anyMatch(text -> text.matches("\\d+\\.\\d*[1-9]\\d*"));
    }

    /** A list within the order whose items have an amount, a status and a provider. */
    private static Optional<MappingProposal.Attempts> attempts(OrderFields orders) {
        for (Map.Entry<String, List<JsonNode>> list : orders.lists().entrySet()) {
            if (!FieldStats.plain(list.getKey()).matches(".*(payment|paiement|transaction|attempt).*")) {
                continue;
            }
            OrderFields items = OrderFields.of(list.getValue());
            FieldFinder finder = new FieldFinder(items);
            finder.findAttempts();
            if (finder.hasAll("attempts.amount", "attempts.status", "attempts.provider")) {
                return Optional.of(new MappingProposal.Attempts(list.getKey(), finder, items.count()));
            }
        }
        return Optional.empty();
    }
}
