package io.tillwatch.reconciliation;

/**
 * Reads cells of plain ASCII where they stand, all of one kind after the other: one small loop for each kind is compiled much
 * sooner than a row that names every column, and serves both sides. For one thread.
 */
final class PlainCells {
    private final int[] texts;
    private final int[] amountColumns;
    private final int[] instantColumns;
    private final int[] nameColumns;
    private final Cells.Known[] meanings;
    private final Cells.Instants clock = new Cells.Instants();
    private final long[] amounts;
    private final long[] seconds;
    private final int[] numbers;

    /**
     * By the positions of columns.
     *
     * @param texts what is taken as it stands
     * @param names what is one of a few, each with its meaning
     */
    PlainCells(int[] texts, int[] amounts, int[] instants, int[] names, Cells.Known... meanings) {
        this.texts = texts;
        this.amountColumns = amounts;
        this.instantColumns = instants;
        this.nameColumns = names;
        this.meanings = meanings;
        this.amounts = new long[amounts.length];
        this.seconds = new long[instants.length];
        this.numbers = new int[names.length];
    }

    /** Reads a row; false if one of the cells is left to {@link RowReader}. */
    boolean read(byte[] b, int[] at) {
        return areTexts(b, at) && readNames(b, at) && readAmounts(b, at) && readInstants(b, at);
    }

    private boolean areTexts(byte[] b, int[] at) {
        for (int column : texts) {
            if (!Cells.isPlain(b, at[column], at[column + 1] - 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean readNames(byte[] b, int[] at) {
        int all = 0;
        for (int i = 0; i < numbers.length; i++) {
            int column = nameColumns[i];
            numbers[i] = meanings[i].of(b, at[column], at[column + 1] - 1);
            all |= numbers[i];
        }
        return all >= 0;
    }

    private boolean readAmounts(byte[] b, int[] at) {
        boolean odd = false;
        for (int i = 0; i < amounts.length; i++) {
            int column = amountColumns[i];
            amounts[i] = Cells.amount(b, at[column], at[column + 1] - 1);
            odd |= amounts[i] == Cells.ODD;
        }
        return !odd;
    }

    private boolean readInstants(byte[] b, int[] at) {
        boolean odd = false;
        for (int i = 0; i < seconds.length; i++) {
            int column = instantColumns[i];
            seconds[i] = clock.second(b, at[column], at[column + 1] - 1);
            odd |= seconds[i] == Cells.ODD;
        }
        return !odd;
    }

    /** What the name of that number means. */
    int number(int name) {
        return numbers[name];
    }

    /** The amount of that number; unknown if its cell is empty. */
    long amount(int amount) {
        return amounts[amount];
    }

    /** The second of the instant of that number; unknown if its cell is empty. */
    long second(int instant) {
        return seconds[instant];
    }
}
