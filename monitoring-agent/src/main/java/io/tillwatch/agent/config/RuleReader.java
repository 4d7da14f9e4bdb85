package io.tillwatch.agent.config;

import io.tillwatch.alert.AlertCondition;
import io.tillwatch.alert.AlertRule;
import io.tillwatch.alert.ParsedCondition;
import io.tillwatch.kpi.Kpi;
import io.tillwatch.settings.SectionReader;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads rules, which may name the KPIs and notifiers of the same file only. */
final class RuleReader {
    private final List<Kpi> kpis;
    private final List<String> notifiers;

    RuleReader(List<Kpi> kpis, List<String> notifiers) {
        this.kpis = kpis;
        this.notifiers = notifiers;
    }

    Optional<AlertRule> read(SectionReader section, NamedItems items) {
        Optional<String> name = items.name(section);
        section.require("condition");
        Optional<ParsedCondition.Understood> condition =
                section.text("condition").flatMap(t -> understood(section, t));
        section.require("severity");
        Optional<Severity> severity =
                section.oneOf("severity", CheckSettings.SEVERITIES).map(Severity::valueOf);
        Duration keep = section.duration("keep-firing-for", Duration.ZERO, Duration.ofDays(7))
                .orElse(Duration.ZERO);
        List<String> receivers = receivers(section);
        return name.flatMap(n -> condition.flatMap(
                c -> severity.map(s -> new AlertRule(n, c.condition(), c.holdsFor(), keep, s, receivers))));
    }

    private List<String> receivers(SectionReader section) {
        if (notifiers.isEmpty() && section.has("notify")) {
            section.wrong("notify", Rules.rule("no-notifiers"));
            return List.of();
        }
        return section.manyOf("notify", notifiers).stream().distinct().toList();
    }

    private Optional<ParsedCondition.Understood> understood(SectionReader section, String text) {
        return ParsedCondition.of(text)
                .fold(
                        understood -> {
                            Optional<Message> misfit = understood
                                    .condition()
                                    .fold(threshold -> misfit(threshold), checkFailed -> Optional.empty());
                            misfit.ifPresent(rule -> section.wrong("condition", rule));
                            return misfit.isPresent() ? Optional.empty() : Optional.of(understood);
                        },
                        misunderstood -> {
                            section.wrong("condition", misunderstood.rule());
                            return Optional.empty();
                        });
    }

    private Optional<Message> misfit(AlertCondition.Threshold threshold) {
        Optional<Kpi> kpi =
                kpis.stream().filter(k -> k.name().equals(threshold.kpi())).findFirst();
        if (kpi.isPresent()) {
            return threshold.misfit(kpi.get());
        }
        return Optional.of(
                kpis.isEmpty()
                        ? Rules.rule("condition-no-kpis", AlertCondition.CHECK_FAILED)
                        : Rules.rule(
                                "condition-kpi",
                                String.join(", ", kpis.stream().map(Kpi::name).toList())));
    }
}
