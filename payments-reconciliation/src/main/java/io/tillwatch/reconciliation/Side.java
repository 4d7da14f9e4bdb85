package io.tillwatch.reconciliation;

import java.util.Locale;

/** Whose records. */
public enum Side {
    /** The shop's payments. */
    STORE,
    /** The providers' records. */
    PROVIDER;

    /**
     * The name in files.
     *
     * @return in lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
