package io.tillwatch.reconcile;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A rule made of a function. */
record FunctionRule(String id, Function<JudgedOrder, List<Finding>> judging) implements ReconciliationRule {
    FunctionRule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(judging, "judging");
    }

    @Override
    public List<Finding> judge(JudgedOrder order) {
        return judging.apply(order);
    }
}
