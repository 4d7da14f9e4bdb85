package io.tillwatch.reconciliation.statement;

import io.tillwatch.text.Message;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A statement that was read: every row of the file is a record, in quarantine, or counted as noise. Immutable.
 *
 * @param mapping the name of the mapping
 * @param provider whose statement it is
 * @param records the provider records, in the order of the file
 * @param quarantined the rows that could not be used, in the order of the file
 * @param noise rows that are neither
 * @param proof what shows that nothing is missing
 * @param notices what people should know
 */
public record Statement(
        String mapping,
        String provider,
        List<StatementRecord> records,
        List<StatementFault> quarantined,
        Noise noise,
        Proof proof,
        List<Message> notices) {
    /** The columns of a record, as files of provider records have them. */
    public static final List<String> COLUMNS = List.of(
            "provider",
            "kind",
            "provider_id",
            "merchant_ref",
            "gross_minor",
            "fee_minor",
            "net_minor",
            "currency",
            "customer_minor",
            "customer_currency",
            "status",
            "created_at",
            "completed_at",
            "available_at",
            "payout_id",
            "parent_id",
            "alt_ids",
            "description",
            "fx_rate",
            "balance_minor",
            "raw_status");

    /** Copies the lists. */
    public Statement {
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(provider, "provider");
        records = List.copyOf(records);
        quarantined = List.copyOf(quarantined);
        Objects.requireNonNull(noise, "noise");
        Objects.requireNonNull(proof, "proof");
        notices = List.copyOf(notices);
    }

    /**
     * How many rows the file has: all records, all in quarantine, all noise.
     *
     * @return from 0
     */
    public long rows() {
        return records.size() + quarantined.size() + noise.rows();
    }

    /**
     * Rows that hold no record, and why.
     *
     * @param preamble before the header, and the header itself
     * @param repeatedHeaders the header once more
     * @param footers totals
     * @param blank without any text
     * @param withoutMoney what the mapping says moves no money, such as an authorisation
     */
    public record Noise(long preamble, long repeatedHeaders, long footers, long blank, long withoutMoney) {
        /**
         * All of them.
         *
         * @return from 0
         */
        public long rows() {
            return preamble + repeatedHeaders + footers + blank + withoutMoney;
        }
    }

    /**
     * What shows that nothing is missing.
     *
     * @param complete false if balances or totals contradict the rows
     * @param name {@code ASSERTED}, {@code BALANCE_CHAIN}, {@code CONTROL_TOTALS} or both with a {@code +}
     * @param opening the balance before the first row, in minor units, if the balances form a chain
     * @param closing the balance after the last row, likewise
     */
    public record Proof(boolean complete, String name, OptionalLong opening, OptionalLong closing) {
        /** Checks that all are given. */
        public Proof {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(opening, "opening");
            Objects.requireNonNull(closing, "closing");
        }
    }
}
