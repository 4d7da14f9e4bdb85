package io.tillwatch.reconciliation;

/**
 * Where a row stands and what it is, in one long: 42 bits of place, 5 of currency, 6 of provider, 6 of attempt, whether
 * its record names something else than its order, 2 of status, whether it can be clear, and its side.
 */
final class Tag {
    /** No row. */
    static final long NONE = -1;

    static final int MOST_CURRENCIES = 31;
    static final int MOST_PROVIDERS = 63;
    static final int MOST_ATTEMPTS = 63;

    private static final int ROW_BITS = 22;
    private static final int PLACE_BITS = 42;
    private static final long PLACE = (1L << PLACE_BITS) - 1;
    private static final int CURRENCY = PLACE_BITS;
    private static final int PROVIDER = CURRENCY + 5;
    private static final int ATTEMPT = PROVIDER + 6;
    private static final int ODD = ATTEMPT + 6;
    private static final int STATUS = ODD + 1;
    private static final long UNCLEAR = 1L << 62;
    private static final long RECORD = 1L << 63;

    private Tag() {}

    /** The place of a row: the number of its chunk, and its own in it. */
    static long place(int chunk, int row) {
        return ((long) chunk << ROW_BITS) | row;
    }

    static long clear(Side side, long place, RowFacts facts) {
        return (side == Side.PROVIDER ? RECORD : 0)
                | ((long) facts.standing() << STATUS)
                | ((long) (side == Side.STORE ? facts.attempt : 0) << ATTEMPT)
                | ((long) facts.provider << PROVIDER)
                | ((long) facts.currency << CURRENCY)
                | place;
    }

    static long unclear(Side side) {
        return side == Side.PROVIDER ? RECORD | UNCLEAR : UNCLEAR;
    }

    static boolean isClear(long tag) {
        return (tag & UNCLEAR) == 0;
    }

    /** The same tag as one that only mentions a key that is not its own. */
    static long foreign(long tag) {
        return tag | UNCLEAR;
    }

    static boolean isRecord(long tag) {
        return tag < 0;
    }

    static int chunk(long tag) {
        return (int) ((tag & PLACE) >>> ROW_BITS);
    }

    static int row(long tag) {
        return (int) (tag & ((1L << ROW_BITS) - 1));
    }

    static int attempt(long tag) {
        return (int) (tag >>> ATTEMPT) & MOST_ATTEMPTS;
    }

    /** The tag of a row of the shop whose record names something else than its order: it may be there alone only. */
    static long odd(long tag) {
        return tag | (1L << ODD);
    }

    static boolean isOdd(long tag) {
        return ((tag >>> ODD) & 1) != 0;
    }

    /** Whether two tags are of the same row, if they are of the same side. */
    static boolean samePlace(long a, long b) {
        return ((a ^ b) & PLACE) == 0;
    }

    /** 0 if money moved, else one of three ways in which it did not. */
    static int standing(long tag) {
        return (int) (tag >>> STATUS) & 3;
    }

    static int currency(long tag) {
        return (int) (tag >>> CURRENCY) & 31;
    }

    static int provider(long tag) {
        return (int) (tag >>> PROVIDER) & 63;
    }

    /** Whether two rows have the same currency, provider and status. */
    static boolean agree(long a, long b) {
        long same = (31L << CURRENCY) | (63L << PROVIDER) | (3L << STATUS);
        return ((a ^ b) & same) == 0;
    }
}
