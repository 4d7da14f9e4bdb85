package io.tillwatch.reconciliation;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.Origin;
import io.tillwatch.reconcile.ProviderRecord;
import io.tillwatch.reconcile.ProviderRecord.RecordMoney;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads provider records. */
final class RecordScan extends BlockScan {
    private static final Origin NOWHERE = new Origin("", 0);
    /** The first stands for an empty cell; all others are read exactly. */
    private static final List<PaymentStatus> STATUSES = List.of(
            PaymentStatus.UNKNOWN,
            PaymentStatus.SUCCEEDED,
            PaymentStatus.FAILED,
            PaymentStatus.EXPIRED,
            PaymentStatus.CANCELLED);

    private static final String PAYMENT = RecordKind.PAYMENT.name();

    private final ProviderFile file;
    private final boolean balanced;
    private final int provider = position("provider");
    private final int id = position("provider_id");
    private final int merchant = position("merchant_ref");
    private final int payout = position("payout_id");
    private final int description = position("description");

    /** What makes a row odd when it is not empty. */
    private final int[] empty = {
        position("customer_minor"),
        position("customer_currency"),
        position("parent_id"),
        position("alt_ids"),
        position("respond_by"),
        position("balance_minor"),
        position("fx_rate"),
        position("authorized_minor")
    };

    private final PlainCells cells;
    private long value;
    private int valueCurrency;
    private byte[] text = new byte[0];

    /** @param balanced whether all records go to the judge */
    RecordScan(CsvHeader header, SharedReading shared, Mentions.Writer mentions, boolean balanced) {
        super(Side.PROVIDER, header, shared, mentions);
        this.balanced = balanced;
        file = new ProviderFile(shared.policy());
        cells = new PlainCells(
                new int[] {id, merchant, provider, payout},
                new int[] {position("gross_minor"), position("fee_minor"), position("net_minor")},
                new int[] {position("created_at"), position("completed_at"), position("available_at")},
                new int[] {provider, position("kind"), position("currency"), position("status")},
                new Cells.Known(this::provider),
                new Cells.Known(cell -> cell.equals(PAYMENT) ? 0 : -1),
                currencies(),
                names(PaymentStatus.class, STATUSES));
    }

    /** Records of some providers are all read exactly, because they all go to the judge. */
    private int provider(String cell) {
        String name = cell.toLowerCase(Locale.ROOT);
        boolean judged = cell.isEmpty() || balanced || shared.contracted().contains(name);
        return judged ? -1 : shared.providers().number(file.seen(name));
    }

    @Override
    Set<String> providers() {
        return file.providers();
    }

    @Override
    boolean plain(byte[] b, int[] at) {
        RowFacts f = facts;
        for (int column : empty) {
            if (column >= 0 && at[column + 1] - 1 != at[column]) {
                return false;
            }
        }
        int idEnd = at[id + 1] - 1;
        int merchantEnd = at[merchant + 1] - 1;
        boolean named = merchantEnd > at[merchant];
        if (idEnd == at[id] || (named && shared.words().hasPatterns()) || !cells.read(b, at) || cells.amount(0) < 0) {
            return false;
        }
        f.provider = cells.number(0);
        int code = cells.number(2);
        f.gross = cells.amount(0);
        f.fee = cells.amount(1);
        f.net = cells.amount(2);
        f.created = cells.second(0);
        f.done = cells.second(1);
        f.available = cells.second(2);
        f.inPayout = at[payout + 1] - 1 > at[payout];
        f.kind = RecordKind.PAYMENT;
        f.currency = code >> 1;
        f.knownCurrency = (code & 1) != 0;
        f.status = STATUSES.get(cells.number(3));
        f.authorized = RowFacts.UNKNOWN;
        f.more = false;
        f.ref = shared.words().ref(f.provider, b, at[id], idEnd);
        f.order = shared.words().order(b, at[merchant], merchantEnd);
        f.customer = 0;
        value = f.status == PaymentStatus.SUCCEEDED ? f.gross : 0;
        valueCurrency = f.currency;
        return true;
    }

    @Override
    boolean exact(CsvHeader header, CsvRecord record) {
        RowReader cells = new RowReader(header, record);
        if (!cells.isAligned()) {
            return false;
        }
        Optional<ProviderRecord> read = file.row(cells, NOWHERE);
        if (read.isEmpty()) {
            return false;
        }
        ProviderRecord row = read.get();
        RecordMoney money = row.money();
        RowFacts f = facts;
        int code = currency(money.currency());
        f.provider = shared.providers().number(row.provider());
        f.kind = row.kind();
        f.currency = code >> 1;
        f.knownCurrency = (code & 1) != 0;
        f.status = row.status();
        f.gross = money.gross();
        f.fee = money.fee().orElse(RowFacts.UNKNOWN);
        f.net = money.net().orElse(RowFacts.UNKNOWN);
        f.authorized = money.authorized().orElse(RowFacts.UNKNOWN);
        f.created = second(row.createdAt());
        f.done = second(row.completedAt());
        f.available = second(money.settlement().availableAt());
        f.inPayout = !row.payoutId().isEmpty();
        boolean otherMoney = money.customer().isPresent()
                ? money.customer().get() != money.gross()
                        || !money.customerCurrency().equals(money.currency())
                : !money.customerCurrency().isEmpty();
        text = row.description().getBytes(StandardCharsets.UTF_8);
        f.more = otherMoney
                || balanced
                || shared.contracted().contains(row.provider())
                || money.settlement().balance().isPresent()
                || !row.parentId().isEmpty()
                || !row.altIds().isEmpty()
                || row.respondBy().isPresent()
                || (shared.words().hasPatterns() && !row.merchantRef().isEmpty());
        f.ref = shared.words().ref(f.provider, row.providerId());
        f.order = shared.words().order(row.merchantRef());
        shared.words().all(row, f.provider, keys);
        boolean counts = row.status() == PaymentStatus.SUCCEEDED && row.kind().isCustomerMoney();
        value = counts ? money.orderMinor() : 0;
        valueCurrency = counts ? currency(money.orderCurrency()) >> 1 : f.currency;
        return true;
    }

    @Override
    void texts(byte[] b, int[] at, long place) throws IOException {
        if (description >= 0) {
            texts(b, at[description], at[description + 1] - 1, place);
        }
    }

    @Override
    void texts(long place) throws IOException {
        texts(text, 0, text.length, place);
    }

    private void texts(byte[] b, int from, int to, long place) throws IOException {
        for (int at = from; at < to; at++) {
            if (KeyWords.isAlnum(b[at])) {
                int end = KeyWords.wordEnd(b, at, to);
                mentions().text(shared.words().order(b, at, end), facts, place);
                at = end - 1;
            }
        }
    }

    @Override
    long value() {
        return value;
    }

    @Override
    int valueCurrency() {
        return valueCurrency;
    }
}
