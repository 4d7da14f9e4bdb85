package io.tillwatch.reconciliation.statement;

import io.tillwatch.text.Message;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/** One pass over the rows of a statement whose header is understood. For one file. */
final class StatementPass {
    private static final String ASSERTED = "ASSERTED";
    private static final String CHAIN = "BALANCE_CHAIN";
    private static final String TOTALS = "CONTROL_TOTALS";

    private final String file;
    private final Rules rules;
    private final Layout layout;
    private final Times times;
    private final Amounts amounts;
    private final FooterTotals totals;
    private final BalanceChain chain = new BalanceChain();
    private final List<StatementRecord> records = new ArrayList<>();
    private final List<StatementFault> quarantined = new ArrayList<>();
    private long preamble;
    private long repeated;
    private long footers;
    private long blank;
    private long withoutMoney;
    private long unknown;

    StatementPass(String file, Rules rules, Layout layout, Times times, Amounts amounts) {
        this.file = file;
        this.rules = rules;
        this.layout = layout;
        this.times = times;
        this.amounts = amounts;
        this.totals = new FooterTotals(layout, amounts);
    }

    Statement read() {
        Iterator<Line> lines = layout.lines();
        while (lines.hasNext()) {
            take(lines.next());
        }
        List<Message> notices = new ArrayList<>();
        if (unknown > 0) {
            notices.add(message("notice.status", file, unknown));
        }
        return new Statement(
                rules.name(),
                rules.provider(),
                records,
                quarantined,
                new Statement.Noise(preamble, repeated, footers, blank, withoutMoney),
                proof(notices),
                notices);
    }

    private void take(Line line) {
        if (line.line() <= layout.line()) {
            preamble++;
        } else if (line.isBlank()) {
            blank++;
        } else if (layout.isRepeatedIn(line)) {
            repeated++;
        } else if (isFooter(line)) {
            footers++;
            totals.compare(line, file);
        } else {
            boolean taken = new RowReading(rules, layout, times, amounts, line)
                    .read(record -> add(record, line), fault -> add(fault, line), false);
            if (!taken) {
                withoutMoney++;
            }
        }
    }

    private boolean add(StatementRecord record, Line line) {
        records.add(record);
        if (record.cell("status").equals("UNKNOWN")) {
            unknown++;
        }
        totals.add(line, record.cell("status").equals("SUCCEEDED"));
        if (rules.chain() && layout.has(Role.BALANCE)) {
            chain.add(record, amounts.minor(line, Role.BALANCE_BEFORE, record.cell("currency")));
        }
        return true;
    }

    private boolean add(StatementFault fault, Line line) {
        quarantined.add(fault);
        totals.add(line, false);
        chain.interrupt();
        return true;
    }

    /** A row that begins with a word for totals where a record would have its id and time. */
    private boolean isFooter(Line line) {
        String first = "";
        for (int i = 0; i < line.cells().size() && first.isEmpty(); i++) {
            first = Words.key(line.cell(i));
        }
        String key = first;
        boolean isWord = rules.footer().stream().anyMatch(key::startsWith);
        return isWord && line.flaw().isEmpty() && !times.isTime(layout.stamp(line, Role.DATE));
    }

    private Statement.Proof proof(List<Message> notices) {
        BalanceChain.Verdict balances = chain.verdict();
        boolean broken = balances.brokenAt().isPresent();
        if (broken) {
            notices.add(message(
                    balances.withinRow() ? "notice.row-balance" : "notice.chain",
                    file,
                    Long.toString(balances.brokenAt().getAsLong())));
        }
        notices.addAll(totals.contradictions());
        List<String> proofs = new ArrayList<>();
        if (balances.isProven()) {
            proofs.add(CHAIN);
        }
        if (totals.isProven()) {
            proofs.add(TOTALS);
        }
        OptionalLong opening = balances.isProven() ? balances.opening() : OptionalLong.empty();
        OptionalLong closing = balances.isProven() ? balances.closing() : OptionalLong.empty();
        return new Statement.Proof(
                !broken && totals.contradictions().isEmpty(),
                proofs.isEmpty() ? ASSERTED : String.join("+", proofs),
                opening,
                closing);
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(StatementReader.class, key, arguments);
    }
}
