package io.tillwatch.export.inspect;

import io.tillwatch.payment.PaymentStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What words of shops usually mean. A word that may mean several things is not here: a person must say. */
final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{N} _.-]{0,39}");

    /** Of an order these say nothing about its money. */
    private static final Set<String> OF_PAYMENTS_ONLY =
            Set.of("ok", "accepted", "completed", "complete", "processing", "inprogress", "open", "created", "started");

    private static final Map<String, PaymentStatus> STATUSES = new LinkedHashMap<>();
    private static final Map<String, String> PROVIDERS = new LinkedHashMap<>();

    static {
        status(
                PaymentStatus.SUCCEEDED,
                "paid ok success successful succeeded captured settled accepted payé payée paye payee réglé regle"
                        + " completed complete refunded fullyrefunded remboursé rembourse");
        status(
                PaymentStatus.PENDING,
                "pending waiting unpaid processing inprogress open onhold enattente attente nonpayé impayé impaye");
        status(PaymentStatus.INITIATED, "initiated created started initié initie");
        status(PaymentStatus.AUTHORIZED, "authorized authorised preauthorized preauth autorisé autorise");
        status(
                PaymentStatus.FAILED,
                "failed failure ko error declined refused rejected échoué echoue échec echec refusé refuse");
        status(PaymentStatus.EXPIRED, "expired timeout timedout expiré expire");
        status(PaymentStatus.CANCELLED, "cancelled canceled voided annulé annule annulée");
        status(PaymentStatus.REVERSED, "reversed chargedback chargeback");
        provider("mtn_momo", "mtn mtnmomo mtnmobilemoney momo");
        provider("orange_money", "orange orangemoney orangemomo om");
        provider("moov_money", "moov moovmoney flooz");
        provider("wave", "wave");
        provider("cinetpay", "cinetpay");
        provider("stripe", "stripe");
        provider("paypal", "paypal");
        provider("campost", "campost");
        provider("cash", "cash espèces especes");
        provider("cod", "cod cashondelivery");
        provider("manual", "manual whatsapp");
    }

    private Words() {}

    private static void status(PaymentStatus status, String words) {
        for (String word : words.split(" ", -1)) {
            STATUSES.put(word, status);
        }
    }

    private static void provider(String id, String words) {
        for (String word : words.split(" ", -1)) {
            PROVIDERS.put(word, id);
        }
    }

    /** Short and with a letter first: not a phone number, an address or a sentence. */
    static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    static Optional<PaymentStatus> status(String word, boolean ofPayment) {
        String plain = FieldStats.plain(word);
        if (!ofPayment && OF_PAYMENTS_ONLY.contains(plain)) {
            return Optional.empty();
        }
        if (plain.startsWith("awaiting")) {
            return Optional.of(PaymentStatus.PENDING);
        }
        return Optional.ofNullable(STATUSES.get(plain));
    }

    static boolean isRefunded(String word) {
        String plain = FieldStats.plain(word);
        return plain.equals("refunded") || plain.equals("fullyrefunded") || plain.startsWith("rembours");
    }

    static Optional<String> provider(String word) {
        return Optional.ofNullable(PROVIDERS.get(FieldStats.plain(word)));
    }
}
