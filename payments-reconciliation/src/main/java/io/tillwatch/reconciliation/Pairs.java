package io.tillwatch.reconciliation;

import java.util.List;

/**
 * What one thread finds: which rows have a counterpart that agrees, which of those share a key with something else all the
 * same, and what the pairs add up to.
 */
final class Pairs {
    private final Marks pairedRows;
    private final Marks pairedRecords;
    private final Marks spoiledRows;
    private final Marks spoiledRecords;
    private final ReaderSums paid = new ReaderSums();
    private final ReaderSums moved = new ReaderSums();
    private final long[] agreeing = new long[Tag.MOST_PROVIDERS];
    private final long[] counts = new long[Tag.MOST_CURRENCIES];

    Pairs(List<Chunk> storeChunks, List<Chunk> providerChunks) {
        pairedRows = new Marks(storeChunks);
        spoiledRows = new Marks(storeChunks);
        pairedRecords = new Marks(providerChunks);
        spoiledRecords = new Marks(providerChunks);
    }

    /** Two rows that agree. */
    void pair(long row, long record, long rowAmount, long recordAmount) {
        pairedRows.set(row);
        pairedRecords.set(record);
        counts[Tag.currency(row)]++;
        if (Tag.standing(row) == 0) {
            agreeing[Tag.provider(row)]++;
            paid.add(Tag.currency(row), ClearRule.amount(rowAmount));
            moved.add(Tag.currency(record), ClearRule.amount(recordAmount));
        }
    }

    /** A row that agrees, of an order with other attempts: its time is not compared with that of its record. */
    void notAlone(long row) {
        agreeing[Tag.provider(row)]--;
    }

    /** Something else mentions a key of the two. */
    void spoil(long row, long record) {
        spoiledRows.set(row);
        spoiledRecords.set(record);
    }

    void add(Pairs other) {
        pairedRows.add(other.pairedRows);
        pairedRecords.add(other.pairedRecords);
        spoiledRows.add(other.spoiledRows);
        spoiledRecords.add(other.spoiledRecords);
    }

    boolean isPaired(Side side, int chunk, int row) {
        return (side == Side.STORE ? pairedRows : pairedRecords).has(chunk, row);
    }

    /** Which of 64 rows go to the judge; those behind the last row of the chunk do, too. */
    long judged(Side side, int chunk, int word) {
        return side == Side.STORE
                ? ~pairedRows.word(chunk, word) | spoiledRows.word(chunk, word)
                : ~pairedRecords.word(chunk, word) | spoiledRecords.word(chunk, word);
    }

    /** How many rows of a chunk go to the judge. */
    long judged(Side side, Chunk chunk) {
        long count = 0;
        for (int row = 0; row < chunk.rows(); row += Long.SIZE) {
            long judged = judged(side, chunk.number(), row / Long.SIZE);
            int rows = Math.min(Long.SIZE, chunk.rows() - row);
            count += Long.bitCount(rows == Long.SIZE ? judged : judged & ((1L << rows) - 1));
        }
        return count;
    }

    /** What the pairs of this thread add up to. */
    void addTo(ClearTotals totals, Names currencies, Names providers) {
        for (int provider = 0; provider < agreeing.length; provider++) {
            if (agreeing[provider] != 0) {
                totals.agreeing().merge(providers.name(provider), agreeing[provider], Long::sum);
            }
        }
        for (int currency = 0; currency < counts.length; currency++) {
            if (counts[currency] > 0) {
                totals.add(currencies.name(currency), counts[currency]);
            }
        }
        paid.addTo(totals.paid(), currencies);
        moved.addTo(totals.moved(), currencies);
    }
}
