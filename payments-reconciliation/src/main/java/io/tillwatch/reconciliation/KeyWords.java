package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.ProviderRecord;
import io.tillwatch.reconcile.StorePayment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of rows as hashes. Thread-safe. */
final class KeyWords {
    private static final long REFS = 0x5DEECE66DL;
    private static final long ORDERS = 0xC2B2AE3D27D4EB4FL;
    private static final long CUSTOMERS = 0x165667B19E3779F9L;

    private final KeyHash hash = new KeyHash();
    private final List<Pattern> orderPatterns;

    KeyWords(List<Pattern> orderPatterns) {
        this.orderPatterns = orderPatterns;
    }

    /** Whether a merchant reference may name an order that it does not equal. */
    boolean hasPatterns() {
        return !orderPatterns.isEmpty();
    }

    long ref(int provider, byte[] b, int from, int to) {
        return from == to ? 0 : hash.of(b, from, to, REFS * (provider + 1));
    }

    long order(byte[] b, int from, int to) {
        return from == to ? 0 : hash.of(b, from, to, ORDERS);
    }

    long customer(long due, int currency, byte[] b, int from, int to) {
        return from == to ? 0 : hash.of(b, from, to, CUSTOMERS * (currency + 1) + due);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    long ref(int provider, String text) {
        byte[] bytes = bytes(text);
        return ref(provider, bytes, 0, bytes.length);
    }

    long order(String text) {
        byte[] bytes = bytes(text);
        return order(bytes, 0, bytes.length);
    }

    long customer(long due, int currency, String text) {
        byte[] bytes = bytes(text);
        return customer(due, currency, bytes, 0, bytes.length);
    }

    /** Everything by which a row of the shop could be tied to another row. */
    void all(StorePayment row, int provider, Mentions.Keys keys) {
        keys.order(order(row.orderId()));
        if (!row.providerRef().isEmpty()) {
            keys.ref(ref(provider, row.providerRef()));
        }
    }

    /** Everything by which a record could be tied to another row, or to an order. */
    void all(ProviderRecord row, int provider, Mentions.Keys keys) {
        keys.ref(ref(provider, row.providerId()));
        if (!row.parentId().isEmpty()) {
            keys.ref(ref(provider, row.parentId()));
        }
        row.altIds().forEach(id -> keys.ref(ref(provider, id)));
        if (!row.merchantRef().isEmpty()) {
            keys.order(order(row.merchantRef()));
            for (Pattern pattern : orderPatterns) {
                Matcher matcher = pattern.matcher(row.merchantRef());
                if (matcher.find() && matcher.group(1) != null) {
                    keys.order(order(matcher.group(1)));
                }
            }
        }
        words(row.merchantRef(), keys);
        words(row.description(), keys);
    }

    static boolean isAlnum(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
    }

    /** The end of a word of a text that begins with a letter or a digit; {@code _} and {@code -} may stand inside. */
    static int wordEnd(byte[] text, int from, int to) {
        int end = from + 1;
        for (int at = end; at < to && (isAlnum(text[at]) || text[at] == '_' || text[at] == '-'); at++) {
            if (isAlnum(text[at])) {
                end = at + 1;
            }
        }
        return end;
    }

    private void words(String text, Mentions.Keys keys) {
        byte[] bytes = bytes(text);
        for (int at = 0; at < bytes.length; at++) {
            if (isAlnum(bytes[at])) {
                int end = wordEnd(bytes, at, bytes.length);
                keys.order(order(bytes, at, end));
                at = end - 1;
            }
        }
    }
}
