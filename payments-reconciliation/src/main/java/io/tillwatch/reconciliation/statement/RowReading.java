package io.tillwatch.reconciliation.statement;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;

/** Turns one row of a statement into a provider record, or says everything that is wrong with it. For one row. */
final class RowReading {
    /** What is kept as it is: spreadsheets make days of texts such as 3-1. */
    private static final List<Role> IDS = List.of(Role.ID, Role.ALT_IDS, Role.REFERENCE, Role.PARENT, Role.PAYOUT);

    private static final String SEPARATOR_OF_IDS = "|";

    private final Rules rules;
    private final Layout layout;
    private final Times times;
    private final Amounts amounts;
    private final Line line;
    private final List<Message> reasons = new ArrayList<>();
    private String currency = "";
    private OptionalLong moved = OptionalLong.empty();
    private Optional<Rules.Meaning> meaning = Optional.empty();
    private Optional<RecordKind> kind = Optional.empty();
    private PaymentStatus status = PaymentStatus.UNKNOWN;
    private String rawStatus = "";
    private long gross;
    private OptionalLong fee = OptionalLong.empty();
    private OptionalLong net = OptionalLong.empty();

    RowReading(Rules rules, Layout layout, Times times, Amounts amounts, Line line) {
        this.rules = rules;
        this.layout = layout;
        this.times = times;
        this.amounts = amounts;
        this.line = line;
    }

    /** What became of the row. */
    <T> T read(Function<StatementRecord, T> record, Function<StatementFault, T> fault, T noMoney) {
        if (!line.flaw().isEmpty()) {
            return fault.apply(misshapen(message(line.flaw())));
        }
        if (!layout.fits(line)) {
            return fault.apply(misshapen(
                    message("row.ragged", line.cells().size(), layout.names().size())));
        }
        reasons.addAll(layout.flaws(line));
        readMoney();
        readKind();
        if (meaning.filter(Rules.Meaning.NONE::equals).isPresent()) {
            return noMoney;
        }
        readStatus();
        kind.ifPresent(this::applyKind);
        String id = id(layout.first(line, Role.ID));
        if (id.isEmpty()) {
            reasons.add(message("cell.blank", Role.ID.key()));
        }
        IDS.stream()
                .filter(role -> layout.hasStamp(line, role))
                .forEach(role -> reasons.add(message("sheet.date", role.key())));
        Optional<Instant> created = created();
        Optional<Instant> completed = layout.has(Role.COMPLETED)
                ? time(Role.COMPLETED, layout.stamp(line, Role.COMPLETED))
                : created.filter(at -> status == PaymentStatus.SUCCEEDED);
        Optional<Instant> available = time(Role.AVAILABLE, layout.stamp(line, Role.AVAILABLE));
        Customer customer = customer();
        OptionalLong balance = optional(Role.BALANCE, currency);
        if (!reasons.isEmpty()) {
            return fault.apply(fault());
        }
        return record.apply(new StatementRecord(
                line.line(),
                cells(id, List.of(text(created), text(completed), text(available)), customer, text(balance))));
    }

    private void readMoney() {
        currency = amounts.currency(line);
        if (CurrencyUnit.find(currency).isEmpty() && !amounts.rules().isMinor()) {
            reasons.add(message("cell.currency", Words.word(currency)));
            currency = "";
            return;
        }
        moved = amounts.moved(line, currency);
        if (moved.isEmpty()) {
            reasons.add(message("cell.amount", amounts.shown(line), currency));
        }
        fee = optional(Role.FEE, currency);
        if (fee.isPresent() && amounts.rules().fees() != Rules.Fees.POSITIVE) {
            boolean negative = amounts.rules().fees() == Rules.Fees.NEGATIVE;
            fee = OptionalLong.of(negative ? -fee.getAsLong() : Math.abs(fee.getAsLong()));
        }
        net = optional(Role.NET, currency);
    }

    private OptionalLong optional(Role role, String of) {
        String cell = layout.cell(line, role);
        if (cell.isEmpty() || of.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong minor = amounts.minor(line, role, of);
        if (minor.isEmpty()) {
            reasons.add(message("cell.other-amount", role.key(), Words.shown(cell), of));
        }
        return minor;
    }

    private void readKind() {
        String word = layout.cell(line, Role.KIND);
        meaning = rules.kind().inText(layout.cell(line, Role.DESCRIPTION));
        if (meaning.isEmpty()) {
            meaning = word.isEmpty()
                    ? Optional.of(Rules.Meaning.BY_SIGN)
                    : rules.kind().of(word);
        }
        if (meaning.isEmpty()) {
            reasons.add(message("cell.kind", Words.word(word)));
            return;
        }
        kind = meaning.get() == Rules.Meaning.BY_SIGN ? bySign() : meaning.get().kind();
        if (kind.isEmpty() && meaning.get() == Rules.Meaning.BY_SIGN && moved.isPresent()) {
            reasons.add(message("cell.direction", moved.getAsLong() < 0 ? "out" : "in"));
        }
    }

    private Optional<RecordKind> bySign() {
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        return moved.getAsLong() < 0 ? rules.kind().out() : rules.kind().in();
    }

    private void readStatus() {
        String word = layout.cell(line, Role.STATUS);
        if (word.isEmpty()) {
            status = rules.status().missing();
            return;
        }
        PaymentStatus known = rules.status().words().get(Words.key(word));
        status = known == null ? PaymentStatus.UNKNOWN : known;
        rawStatus = Words.word(word);
    }

    private void applyKind(RecordKind found) {
        if (moved.isEmpty()) {
            return;
        }
        long amount = moved.getAsLong();
        if (amounts.rules().signs() == Rules.Signs.ABSOLUTE) {
            amount = Math.abs(amount);
            amount = isOut(found) ? -amount : amount;
        }
        if (found == RecordKind.FEE) {
            long cost = -amount + fee.orElse(0);
            gross = 0;
            fee = OptionalLong.of(cost);
            net = net.isPresent() ? net : OptionalLong.of(-cost);
            return;
        }
        if (amounts.rules().isNet()) {
            net = OptionalLong.of(amount);
            amount += fee.orElse(0);
            fee = OptionalLong.of(fee.orElse(0));
        }
        gross = amount;
        net = net.isEmpty() && fee.isPresent() ? OptionalLong.of(gross - fee.getAsLong()) : net;
        if (isIn(found) && gross < 0) {
            reasons.add(message("cell.sign-in", found, gross));
        }
        if (isOut(found) && gross > 0) {
            reasons.add(message("cell.sign-out", found, gross));
        }
    }

    private static boolean isIn(RecordKind kind) {
        return kind == RecordKind.PAYMENT || kind == RecordKind.DISPUTE_REVERSAL;
    }

    private static boolean isOut(RecordKind kind) {
        return kind == RecordKind.REFUND
                || kind == RecordKind.DISPUTE
                || kind == RecordKind.PAYOUT
                || kind == RecordKind.FEE;
    }

    private static String id(String cell) {
        return Words.line(cell).replace(SEPARATOR_OF_IDS, "_");
    }

    private Optional<Instant> created() {
        Stamp created = layout.created(line);
        if (created.text().isEmpty()) {
            reasons.add(message("cell.blank", Role.DATE.key()));
            return Optional.empty();
        }
        return time(Role.DATE, created);
    }

    private Optional<Instant> time(Role role, Stamp stamp) {
        if (stamp.text().isEmpty()) {
            return Optional.empty();
        }
        String zone = layout.cell(line, Role.ZONE);
        Optional<Instant> instant = times.instant(stamp, zone);
        if (instant.isEmpty()) {
            boolean isTime = times.isTime(stamp);
            reasons.add(
                    isTime
                            ? message("cell.zone", Words.word(zone))
                            : message("cell.time", role.key(), Words.shown(stamp.text())));
        }
        return instant;
    }

    private record Customer(String minor, String currency) {
        static final Customer NONE = new Customer("", "");
    }

    private Customer customer() {
        String cell = layout.cell(line, Role.CUSTOMER_AMOUNT);
        String code = layout.cell(line, Role.CUSTOMER_CURRENCY).toUpperCase(java.util.Locale.ROOT);
        if (cell.isEmpty() || code.isEmpty() || code.equals(currency)) {
            return Customer.NONE;
        }
        OptionalLong minor = optional(Role.CUSTOMER_AMOUNT, code);
        if (minor.isEmpty()) {
            return Customer.NONE;
        }
        long signed = gross < 0 ? -Math.abs(minor.getAsLong()) : Math.abs(minor.getAsLong());
        return new Customer(Long.toString(signed), code);
    }

    private List<String> cells(String id, List<String> instants, Customer customer, String balance) {
        String reference = reference();
        String others = layout.all(line, Role.ALT_IDS).stream()
                .map(RowReading::id)
                .filter(other -> !other.equals(id))
                .distinct()
                .reduce((a, b) -> a + SEPARATOR_OF_IDS + b)
                .orElse("");
        String parent = id(layout.first(line, Role.PARENT));
        return List.of(
                rules.provider(),
                kind.orElseThrow().name(),
                id,
                reference,
                Long.toString(gross),
                text(fee),
                text(net),
                currency,
                customer.minor(),
                customer.currency(),
                status.name(),
                instants.get(0),
                instants.get(1),
                instants.get(2),
                id(layout.first(line, Role.PAYOUT)),
                parent.equals(id) ? "" : parent,
                others,
                Words.masked(layout.cell(line, Role.DESCRIPTION), reference),
                Words.masked(layout.cell(line, Role.FX_RATE), ""),
                balance,
                rawStatus);
    }

    private String reference() {
        for (String cell : layout.all(line, Role.REFERENCE)) {
            Optional<Matcher> order =
                    rules.orderPattern().map(pattern -> pattern.matcher(cell)).filter(Matcher::find);
            if (order.isPresent()) {
                return id(Optional.ofNullable(order.get().group("order")).orElse(""));
            }
        }
        return id(layout.first(line, Role.REFERENCE));
    }

    /** Of a row whose cells may stand in the columns of others, nothing is shown. */
    private StatementFault misshapen(Message why) {
        return new StatementFault(line.line(), List.of(why), "", OptionalLong.empty(), "");
    }

    private StatementFault fault() {
        String text = String.join(
                "; ",
                "id " + Words.id(layout.first(line, Role.ID)),
                "date " + Words.shown(layout.cell(line, Role.DATE)),
                "amount " + amounts.shown(line));
        boolean counts =
                status.movedMoney() && kind.filter(RecordKind::isCustomerMoney).isPresent();
        boolean known = moved.isPresent() && !currency.isEmpty() && kind.isPresent();
        OptionalLong value = known ? OptionalLong.of(counts ? gross : 0) : OptionalLong.empty();
        return new StatementFault(line.line(), reasons, value.isPresent() ? currency : "", value, text);
    }

    private static String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse("");
    }

    private static String text(OptionalLong minor) {
        return minor.isPresent() ? Long.toString(minor.getAsLong()) : "";
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(StatementReader.class, key, arguments);
    }
}
