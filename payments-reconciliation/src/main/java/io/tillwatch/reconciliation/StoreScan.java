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
    private final int attempt = position("attempt");
    private final int provider = position("provider");
    private final int ref = position("provider_ref");
    private final int due = position("due_minor");
    private final int paid = position("paid_minor");
    private final int refunded = position("refunded_minor");
    private final int currency = position("currency");
    private final int status = position("status");
    private final int proof = position("proof");
    private final int created = position("created_at");
    private final int paidAt = position("paid_at");
    private final int refundedAt = position("refunded_at");
    private final int fulfilledAt = position("fulfilled_at");
    private final int customer = position("customer_key");

    private final Cells.Instants instants = new Cells.Instants();
    private final Cells.Known providers;
    private final Cells.Known currencies = currencies();
    private final Cells.Known statuses = names(PaymentStatus.class, STATUSES);
    private final Cells.Known proofs = names(Proof.class, PROOFS);

    StoreScan(CsvHeader header, SharedReading shared, Mentions.Writer mentions) {
        super(Side.STORE, header, shared, mentions);
        file = new StoreFile(shared.policy());
        providers = new Cells.Known(
                cell -> cell.isEmpty() ? -1 : shared.providers().number(file.seen(cell.toLowerCase(Locale.ROOT))));
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
        int providerEnd = at[provider + 1] - 1;
        if (orderEnd == at[order]
                || !Cells.isPlain(b, at[order], orderEnd)
                || !Cells.isPlain(b, at[ref], refEnd)
                || !Cells.isPlain(b, at[provider], providerEnd)) {
            return false;
        }
        f.provider = providers.of(b, at[provider], providerEnd);
        int code = currencies.of(b, at[currency], at[currency + 1] - 1);
        int statusNumber = statuses.of(b, at[status], at[status + 1] - 1);
        int proofNumber = proofs.of(b, at[proof], at[proof + 1] - 1);
        long attempts = Cells.amount(b, at[attempt], at[attempt + 1] - 1);
        f.due = Cells.amount(b, at[due], at[due + 1] - 1);
        f.paid = Cells.amount(b, at[paid], at[paid + 1] - 1);
        f.refunded = Cells.amount(b, at[refunded], at[refunded + 1] - 1);
        f.created = instants.second(b, at[created], at[created + 1] - 1);
        f.done = instants.second(b, at[paidAt], at[paidAt + 1] - 1);
        if ((f.provider | code | statusNumber | proofNumber) < 0
                || attempts < 1
                || attempts > Tag.MOST_ATTEMPTS
                || f.due < 0
                || f.paid < 0
                || f.refunded < 0
                || f.created == Cells.ODD
                || f.done == Cells.ODD
                || (refundedAt >= 0 && at[refundedAt + 1] - 1 != at[refundedAt])
                || (fulfilledAt >= 0 && instants.second(b, at[fulfilledAt], at[fulfilledAt + 1] - 1) == Cells.ODD)) {
            return false;
        }
        f.currency = code >> 1;
        f.knownCurrency = (code & 1) != 0;
        f.status = STATUSES.get(statusNumber);
        f.proof = PROOFS.get(proofNumber);
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
