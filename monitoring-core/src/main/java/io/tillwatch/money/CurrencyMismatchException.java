package io.tillwatch.money;

/** Two amounts of different currencies were to be added. */
public final class CurrencyMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String first;
    private final String second;

    CurrencyMismatchException(CurrencyUnit first, CurrencyUnit second) {
        super("cannot add " + second + " to " + first + ": convert first");
        this.first = first.code();
        this.second = second.code();
    }

    /**
     * The currency of the amount that was to be added to.
     *
     * @return its code
     */
    public String first() {
        return first;
    }

    /**
     * The currency of the amount that was to be added.
     *
     * @return its code
     */
    public String second() {
        return second;
    }
}
