package io.tillwatch.reconciliation.statement;

import io.tillwatch.money.CurrencyUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The money of a statement's rows, each amount as its cell says. */
final class Amounts {
    /** What people call two currencies. */
    private static final Set<String> FRANCS = Set.of("FCFA", "CFA", "F CFA", "FRANC CFA", "FRANCS CFA");

    private final Rules.MoneyRules rules;
    private final Layout layout;
    private final Optional<String> given;

    Amounts(Rules.MoneyRules rules, Layout layout, Optional<CurrencyUnit> given) {
        this.rules = rules;
        this.layout = layout;
        this.given = given.map(CurrencyUnit::code);
    }

    /** The currency of a row: a code in upper case that may not exist; empty if nothing says it. */
    String currency(Line line) {
        String cell = layout.cell(line, Role.CURRENCY).toUpperCase(java.util.Locale.ROOT);
        if (cell.isEmpty()) {
            return rules.currency().or(() -> given).orElse("");
        }
        return FRANCS.contains(cell) ? given.orElse(cell) : cell;
    }

    /** Whether every row has a currency: from a column, the mapping or whoever reads it. */
    boolean knowsCurrency() {
        return layout.has(Role.CURRENCY) || rules.currency().isPresent() || given.isPresent();
    }

    /** The cell of a role in minor units; empty if it is no amount of this currency. */
    OptionalLong minor(Line line, Role role, String currency) {
        Optional<CurrencyUnit> unit = CurrencyUnit.find(currency);
        if (unit.isEmpty() && !rules.isMinor()) {
            return OptionalLong.empty();
        }
        String text = layout.cell(line, role);
        int exponent = unit.map(CurrencyUnit::exponent).orElse(0);
        return layout.isNumber(line, role)
                ? AmountText.minorOfNumber(text, rules.isMinor(), exponent)
                : AmountText.minor(text, rules.decimal(), rules.isMinor(), exponent);
    }

    /** What came in, without what went out, as the columns say; empty if a cell is no amount or both sides are filled. */
    OptionalLong moved(Line line, String currency) {
        boolean sides = layout.has(Role.CREDIT) && layout.has(Role.DEBIT);
        if (!sides) {
            return minor(line, Role.AMOUNT, currency);
        }
        OptionalLong in = side(line, Role.CREDIT, currency);
        OptionalLong out = side(line, Role.DEBIT, currency);
        boolean blank = layout.cell(line, Role.CREDIT).isEmpty()
                && layout.cell(line, Role.DEBIT).isEmpty();
        boolean both = in.orElse(0) != 0 && out.orElse(0) != 0;
        if (blank || both || in.isEmpty() || out.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(in.getAsLong() - Math.abs(out.getAsLong()));
    }

    private OptionalLong side(Line line, Role role, String currency) {
        String cell = layout.cell(line, role);
        return cell.isEmpty() || cell.equals("-") ? OptionalLong.of(0) : minor(line, role, currency);
    }

    /** The cells that {@link #moved} reads, for a message. */
    String shown(Line line) {
        if (layout.has(Role.CREDIT) && layout.has(Role.DEBIT)) {
            return Words.shown(layout.cell(line, Role.CREDIT)) + " / " + Words.shown(layout.cell(line, Role.DEBIT));
        }
        return Words.shown(layout.cell(line, Role.AMOUNT));
    }

    Rules.MoneyRules rules() {
        return rules;
    }
}
