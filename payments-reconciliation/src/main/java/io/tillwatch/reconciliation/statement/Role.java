package io.tillwatch.reconciliation.statement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of a statement means. */
enum Role {
    ID,
    ALT_IDS,
    REFERENCE,
    PARENT,
    PAYOUT,
    DATE,
    TIME,
    ZONE,
    COMPLETED,
    AVAILABLE,
    STATUS,
    KIND,
    AMOUNT,
    CREDIT,
    DEBIT,
    FEE,
    NET,
    CURRENCY,
    CUSTOMER_AMOUNT,
    CUSTOMER_CURRENCY,
    FX_RATE,
    BALANCE,
    BALANCE_BEFORE,
    DESCRIPTION;

    /** The name in mappings. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Role::key).toList();
    }

    static Optional<Role> find(String key) {
        return Arrays.stream(values()).filter(role -> role.key().equals(key)).findFirst();
    }
}
