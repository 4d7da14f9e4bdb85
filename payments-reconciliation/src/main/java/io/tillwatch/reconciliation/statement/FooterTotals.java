package io.tillwatch.reconciliation.statement;

import io.tillwatch.text.Message;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Compares the totals that a statement gives with its rows, over all of them or over those that succeeded. */
final class FooterTotals {
    private static final Set<Role> COLUMNS = Set.of(Role.AMOUNT, Role.CREDIT, Role.DEBIT, Role.FEE, Role.NET);

    private final Layout layout;
    private final Amounts amounts;
    private final Map<Role, BigInteger> all = new EnumMap<>(Role.class);
    private final Map<Role, BigInteger> succeeded = new EnumMap<>(Role.class);
    private final Set<String> currencies = new TreeSet<>();
    private boolean comparable = true;
    private long compared;
    private final List<Message> contradictions = new ArrayList<>();

    FooterTotals(Layout layout, Amounts amounts) {
        this.layout = layout;
        this.amounts = amounts;
    }

    /** A row that is no total. */
    void add(Line line, boolean hasSucceeded) {
        if (!layout.fits(line)) {
            comparable = false;
            return;
        }
        String currency = amounts.currency(line);
        currencies.add(currency);
        for (Role role : COLUMNS) {
            String cell = layout.cell(line, role);
            if (!cell.isEmpty()) {
                OptionalLong minor = amounts.minor(line, role, currency);
                comparable &= minor.isPresent();
                BigInteger value = BigInteger.valueOf(minor.orElse(0));
                all.merge(role, value, BigInteger::add);
                succeeded.merge(role, hasSucceeded ? value : BigInteger.ZERO, BigInteger::add);
            }
        }
    }

    /** A row of totals, after the rows that it adds up. */
    void compare(Line line, String file) {
        if (!comparable || currencies.size() != 1 || !layout.fits(line)) {
            return;
        }
        String currency = currencies.iterator().next();
        for (Role role : COLUMNS) {
            OptionalLong total = amounts.minor(line, role, currency);
            if (layout.has(role) && total.isPresent()) {
                compared++;
                BigInteger said = BigInteger.valueOf(total.getAsLong());
                BigInteger rows = all.getOrDefault(role, BigInteger.ZERO);
                if (!said.equals(rows) && !said.equals(succeeded.getOrDefault(role, BigInteger.ZERO))) {
                    contradictions.add(Message.of(
                            StatementReader.class,
                            "notice.total",
                            file,
                            Long.toString(line.line()),
                            role.key(),
                            said.toString(),
                            rows.toString(),
                            currency));
                }
            }
        }
    }

    boolean isProven() {
        return compared > 0 && contradictions.isEmpty();
    }

    List<Message> contradictions() {
        return contradictions;
    }
}
