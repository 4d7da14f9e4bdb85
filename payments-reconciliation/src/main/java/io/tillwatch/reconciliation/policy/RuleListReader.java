package io.tillwatch.reconciliation.policy;

import io.tillwatch.reconcile.PolicyBuilder;
import io.tillwatch.reconcile.ReconciliationRule;
import io.tillwatch.reconcile.ReconciliationRules;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads which rules judge: some added, some switched off, some first. */
final class RuleListReader {
    private final SectionReader top;
    private final PolicyBuilder builder;
    private final List<ReconciliationRule> own;
    private final Problems problems;

    RuleListReader(SectionReader top, PolicyBuilder builder, List<ReconciliationRule> own, Problems problems) {
        this.top = top;
        this.builder = builder;
        this.own = own;
        this.problems = problems;
    }

    void read() {
        Texts.within(top, "rules", problems, section -> {
            ReconciliationRules rules = builder.build().rules();
            List<String> known = own.stream().map(ReconciliationRule::id).toList();
            if (known.isEmpty() && section.has("add")) {
                section.wrong("add", Texts.rule("no-rules"));
                return;
            }
            for (String id : once(section, "add", section.manyOf("add", known))) {
                if (rules.ids().contains(id)) {
                    section.wrong("add", Texts.rule("rule-twice", id));
                } else {
                    rules = rules.add(own.get(known.indexOf(id)));
                }
            }
            for (String id : once(section, "off", section.manyOf("off", rules.ids()))) {
                rules = rules.without(id);
            }
            rules = rules.inOrder(once(section, "first", section.manyOf("first", rules.ids())));
            builder.rules(rules);
        });
    }

    private static List<String> once(SectionReader section, String key, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                section.wrong(key, Texts.rule("rule-twice", id));
            }
        }
        return ids.stream().distinct().toList();
    }
}
