package io.tillwatch.reconciliation;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.Proof;
import io.tillwatch.reconcile.Origin;
import io.tillwatch.reconcile.StorePayment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads rows of store payments. */
final class StoreScan extends BlockScan {
    private static final Origin NOWHERE = new Origin("", 0);
    /** The first stands for an empty cell; all others are read exactly. */
    private static final List<PaymentStatus> STATUSES = List.of(
            PaymentStatus.UNKNOWN,
            PaymentStatus.SUCCEEDED,
            PaymentStatus.FAILED,
            PaymentStatus.EXPIRED,
            PaymentStatus.CANCELLED);

    private static final List<Proof> PROOFS = List.of(Proof.NONE, Proof.API, Proof.WEBHOOK);

    private final StoreFile file;
    private final int order = position("order_id");
    private final int provider = position("provider");
    private final int ref = position("provider_ref");
    private final int refundedAt = position("refunded_at");
    private final int fulfilledAt = position("fulfilled_at");
    private final int customer = position("customer_key");

    private final Cells.Instants instants = new Cells.Instants();
    private final PlainCells cells;

    StoreScan(CsvHeader header, SharedReading shared, Mentions.Writer mentions) {
        super(Side.STORE, header, shared, mentions);
        file = new StoreFile(shared.policy());
        cells = new PlainCells(
                new int[] {order, ref, provider},
                new int[] {
                    position("due_minor"), position("paid_minor"), position("refunded_minor"), position("attempt")
                },
                new int[] {position("created_at"), position("paid_at")},
                new int[] {provider, position("currency"), position("status"), position("proof")},
                new Cells.Known(this::provider),
                currencies(),
                names(PaymentStatus.class, STATUSES),
                names(Proof.class, PROOFS));
    }

    private int provider(String cell) {
        return cell.isEmpty() ? -1 : shared.providers().number(file.seen(cell.toLowerCase(Locale.ROOT)));
    }

    @Override
    Set<String> providers() {
        return file.providers();
    }

    @Override
    boolean plain(byte[] b, int[] at) {
        RowFacts f = facts;
        int orderEnd = at[order + 1] - 1;
        int refEnd = at[ref + 1] - 1;
        if (orderEnd == at[order] || !cells.read(b, at)) {
            return false;
        }
        f.provider = cells.number(0);
        int code = cells.number(1);
        f.due = cells.amount(0);
        f.paid = cells.amount(1);
        f.refunded = cells.amount(2);
        long attempts = cells.amount(3);
        f.created = cells.second(0);
        f.done = cells.second(1);
        if (attempts < 1
                || attempts > Tag.MOST_ATTEMPTS
                || (f.due | f.paid | f.refunded) < 0
                || (refundedAt >= 0 && at[refundedAt + 1] - 1 != at[refundedAt])
                || (fulfilledAt >= 0 && instants.second(b, at[fulfilledAt], at[fulfilledAt + 1] - 1) == Cells.ODD)) {
            return false;
        }
        f.currency = code >> 1;
        f.knownCurrency = (code & 1) != 0;
        f.status = STATUSES.get(cells.number(2));
        f.proof = PROOFS.get(cells.number(3));
        f.attempt = (int) attempts;
        f.more = false;
        f.order = shared.words().order(b, at[order], orderEnd);
        f.ref = shared.words().ref(f.provider, b, at[ref], refEnd);
        f.customer = 0;
        if (customer >= 0) {
            int end = at[customer + 1] - 1;
            f.customer = shared.words().customer(f.due, f.currency, b, at[customer], end);
            return Cells.isPlain(b, at[customer], end);
        }
        return true;
    }

    @Override
    boolean exact(CsvHeader header, CsvRecord record) {
        RowReader cells = new RowReader(header, record);
        if (!cells.isAligned()) {
            return false;
        }
        Optional<StorePayment> read = file.row(cells, NOWHERE);
        if (read.isEmpty()) {
            return false;
        }
        StorePayment row = read.get();
        RowFacts f = facts;
        int code = currency(row.currency());
        f.provider = shared.providers().number(row.provider());
        f.currency = code >> 1;
        f.knownCurrency = (code & 1) != 0;
        f.status = row.status();
        f.proof = row.proof();
        f.attempt = row.attempt();
        f.due = row.dueMinor();
        f.paid = row.paidMinor();
        f.refunded = row.refundedMinor();
        f.created = second(row.createdAt());
        f.done = second(row.paidAt());
        f.more = row.refundedAt().isPresent();
        f.order = shared.words().order(row.orderId());
        f.ref = shared.words().ref(f.provider, row.providerRef());
        f.customer = shared.words().customer(f.due, f.currency, row.customerKey());
        shared.words().all(row, f.provider, keys);
        return true;
    }

    @Override
    long value() {
        return facts.paid - facts.refunded;
    }

    @Override
    int valueCurrency() {
        return facts.currency;
    }
}
