package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Discrepancy;
import java.math.BigInteger;
import java.util.function.UnaryOperator;

/** The amounts that a list showed when people decided, as they stand there: whole minor units and codes of currencies. */
record SeenAmounts(String expected, String actual, String currency, String actualCurrency) {
    /** From a row; {@code cell} gives the text of a column. */
    static SeenAmounts of(UnaryOperator<String> cell) {
        return new SeenAmounts(
                cell.apply("expected_minor").strip(),
                cell.apply("actual_minor").strip(),
                cell.apply("currency").strip(),
                cell.apply("actual_currency").strip());
    }

    boolean isOf(Discrepancy discrepancy) {
        Discrepancy.Amounts now = discrepancy.amounts();
        return expected.equals(now.expected().toString())
                && actual.equals(now.actual().toString())
                && currency.equals(now.currency())
                && actualCurrency.equals(now.actualCurrency());
    }

    /** Whether both amounts are whole numbers: a spreadsheet may have made something else of them. */
    static boolean isWhole(String amount) {
        return amount.matches("-?\\d{1,40}");
    }

    boolean isWhole() {
        return isWhole(expected) && isWhole(actual);
    }

    String expectedMajor() {
        return Amounts.major(new BigInteger(expected), currency) + " " + Amounts.name(currency);
    }

    String actualMajor() {
        return Amounts.major(new BigInteger(actual), actualCurrency) + " " + Amounts.name(actualCurrency);
    }
}
