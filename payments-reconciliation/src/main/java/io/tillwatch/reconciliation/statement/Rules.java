package io.tillwatch.reconciliation.statement;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a mapping says.
 *
 * @param name its name
 * @param provider whose statement it is
 * @param charset for bytes that are not UTF-8
 * @param columns the names that a column may have, as {@link Words#key}s, the best first
 * @param required what must be in the header: of each list one at least
 * @param orderPattern finds the order in a reference, in its group {@code order}
 * @param footer the words that a row of totals begins with, as keys
 * @param chain whether each balance follows from the one before
 */
record Rules(
        String name,
        String provider,
        Optional<Charset> charset,
        Map<Role, List<String>> columns,
        List<List<Role>> required,
        MoneyRules money,
        TimeRules time,
        StatusRules status,
        KindRules kind,
        Optional<Pattern> orderPattern,
        List<String> footer,
        boolean chain) {
    enum Signs {
        /** As they stand: what comes in is positive. */
        SIGNED,
        /** All are positive; the kind says which way the money went. */
        ABSOLUTE
    }

    enum Fees {
        /** A cost is positive. */
        POSITIVE,
        /** A cost is negative. */
        NEGATIVE,
        /** Every fee is a cost. */
        ABSOLUTE
    }

    /**
     * Amounts.
     *
     * @param isMinor whether they are minor units
     * @param isNet whether the amount is without the fee
     * @param currency the currency of all rows
     * @param currencyAfter the column that the currency's stands behind
     */
    record MoneyRules(
            AmountText.Decimal decimal,
            boolean isMinor,
            Signs signs,
            Fees fees,
            boolean isNet,
            Optional<String> currency,
            Optional<Role> currencyAfter) {}

    /**
     * Times.
     *
     * @param zone of all times without an offset
     * @param zones what the words of the zone's column mean, by key
     */
    record TimeRules(List<DateTimeFormatter> formats, Optional<ZoneId> zone, Map<String, ZoneId> zones) {}

    /**
     * States.
     *
     * @param words what they mean, by key
     * @param missing where there is no column, or a blank
     */
    record StatusRules(Map<String, PaymentStatus> words, PaymentStatus missing) {}

    /**
     * Kinds.
     *
     * @param words what they mean, by key
     * @param prefixes what words that begin so mean, the longest first
     * @param texts what descriptions that contain a key mean
     * @param in what money that came in without a word is
     * @param out what money that went out without a word is
     */
    record KindRules(
            Map<String, Meaning> words,
            List<Map.Entry<String, Meaning>> prefixes,
            Map<String, Meaning> texts,
            Optional<RecordKind> in,
            Optional<RecordKind> out) {
        Optional<Meaning> of(String word) {
            String key = Words.key(word);
            Meaning meaning = words.get(key);
            return meaning != null
                    ? Optional.of(meaning)
                    : prefixes.stream()
                            .filter(prefix -> key.startsWith(prefix.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst();
        }

        Optional<Meaning> inText(String description) {
            String key = Words.key(description);
            return texts.entrySet().stream()
                    .filter(text -> key.contains(text.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }

    /** What a word for a kind means: a kind, whatever the direction says, or nothing that moves money. */
    enum Meaning {
        PAYMENT,
        REFUND,
        DISPUTE,
        DISPUTE_REVERSAL,
        FEE,
        PAYOUT,
        FX,
        HOLD,
        ADJUSTMENT,
        BY_SIGN,
        NONE;

        static final Set<Meaning> WITHOUT_KIND = Set.of(BY_SIGN, NONE);

        Optional<RecordKind> kind() {
            return WITHOUT_KIND.contains(this) ? Optional.empty() : Optional.of(RecordKind.valueOf(name()));
        }
    }

    boolean has(Role role) {
        return columns.containsKey(role);
    }
}
