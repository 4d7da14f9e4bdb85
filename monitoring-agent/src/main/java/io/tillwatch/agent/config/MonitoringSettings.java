package io.tillwatch.agent.config;

import io.tillwatch.alert.AlertRule;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import java.util.List;
import java.util.Optional;

/**
 * What is watched: checks, KPIs, rules, and who is told.
 *
 * @param checks the checks, no two of the same name; none if the file does not say
 * @param kpis the KPIs, no two of the same name; none if the file does not say
 * @param rules the rules, no two of the same name; none if the file does not say
 * @param notifiers the names of the notifiers, all of which write to the console; none if the file does not say
 */
public record MonitoringSettings(
        List<CheckSettings> checks, List<KpiSettings> kpis, List<AlertRule> rules, List<String> notifiers) {
    /** Copies all lists. */
    public MonitoringSettings {
        checks = List.copyOf(checks);
        kpis = List.copyOf(kpis);
        rules = List.copyOf(rules);
        notifiers = List.copyOf(notifiers);
    }

    static MonitoringSettings read(SectionReader top, Problems problems) {
        List<CheckSettings> checks = NamedItems.read(top, "checks", CheckSettings::read);
        List<KpiSettings> kpis = NamedItems.read(top, "kpis", KpiSettings::read);
        Optional<List<String>> notifiers =
                Sections.within(top, "notify", problems, section -> Optional.of(notifiers(section, problems)));
        List<String> known = notifiers.orElse(List.of());
        RuleReader rules = new RuleReader(kpis.stream().map(KpiSettings::kpi).toList(), known);
        return new MonitoringSettings(checks, kpis, NamedItems.read(top, "rules", rules::read), known);
    }

    private static List<String> notifiers(SectionReader section, Problems problems) {
        for (String name : section.keys()) {
            Optional<Boolean> unused = Sections.within(section, name, problems, notifier -> {
                notifier.require("console");
                return Sections.within(notifier, "console", problems, console -> Optional.of(true));
            });
        }
        return section.keys();
    }
}
