package io.tillwatch.build;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoneyRulesTest {
    @TempDir
    Path directory;

    @Test
    void finds_fields_parameters_and_results_that_are_floating_point() {
        Sources.in(directory, """
                package io.tillwatch.money;
                class Price {
                    private float rate;
                    double half() { return 0.5; }
                    void add(long minor, Double factor) {}
                    void addAll(java.util.List<Float> factors) {}
                    void weigh(double[][] factors) {}
                }
                """)
                .violate(MoneyRules.moneyIsNeverFloatingPoint, "Price.rate", "half()", "add(", "addAll(", "weigh(");
    }

    @Test
    void holds_in_every_package_of_money() {
        Sources.in(
                        directory,
                        "package io.tillwatch.payment; record Order(double due) {}",
                        "package io.tillwatch.reconcile.rule; interface Rule { double gap(); }",
                        "package io.tillwatch.export; interface Row { double sum(); }")
                .violate(
                        MoneyRules.moneyIsNeverFloatingPoint,
                        "Order.due>",
                        "Order.<init>",
                        "Order.due()",
                        "Rule.gap",
                        "Row.sum");
    }

    @Test
    void leaves_ratios_elsewhere_and_whole_numbers_alone() {
        Sources.in(
                        directory,
                        "package io.tillwatch.kpi; record Reading(double value) {}",
                        "package io.tillwatch.money; record Money(long minor, java.math.BigDecimal rate) {}")
                .keep(MoneyRules.moneyIsNeverFloatingPoint);
    }
}
