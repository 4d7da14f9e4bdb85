package io.tillwatch.export.inspect;

import io.tillwatch.export.inspect.FieldGuess.Certainty;
import io.tillwatch.text.Message;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds out which field of some orders is what, by names and by values. */
final class FieldFinder {
    private static final int MOSTLY = 90;
    private static final int PERCENT = 100;
    private static final int SHOWN = 8;
    private static final int SHOWN_TIME = 40;
    private static final int WORDS_SHOWN = 8;

    private static final Pattern NOT_WHAT_IS_DUE = Pattern.compile(".*(tax|tva|ship|livraison|discount|remise|subtotal"
            + "|fee|frais|weight|poids|refund|first|second|third|quantity|qty|count|item|distance|wallet|points"
            + "|paid|remaining|balance).*");
    private static final Pattern A_PERSON =
            Pattern.compile(".*(user|customer|buyer|client|billing|shipping|address|person|contact|delivery).*");

    private final OrderFields orders;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, FieldGuess> guesses = new LinkedHashMap<>();

    private static final String PAID_AT = "paidat|paymentdate|datepaid|paidon";
    private static final Pattern OF_WORDS = Pattern.compile(".*\\.(status|method|provider|fulfilment)");

    FieldFinder(OrderFields orders) {
        this.orders = orders;
    }

    /** Names in the order of how well they fit, as parts of a pattern. */
    record Wanted(String key, List<String> names, Predicate<FieldStats> fits) {}

    private record Candidate(FieldStats field, int rank) {}

    /** All guesses so far, in the order they were made. */
    List<FieldGuess> guesses() {
        return List.copyOf(guesses.values());
    }

    Optional<FieldStats> field(String path) {
        return orders.all().stream().filter(f -> f.path().equals(path)).findFirst();
    }

    /** The fields of a key; empty if nothing was found for it. */
    List<String> of(String key) {
        return Optional.ofNullable(guesses.get(key)).map(FieldGuess::fields).orElse(List.of());
    }

    /** Looks at everything an order itself has. */
    void findAll() {
        id();
        one(
                "order.number",
                List.of("ordernumber", "orderno", "numero|numerocommande|number|num|no", "code|reference"),
                f -> isTaken(f, false) && f.depth() == 1 && !f.areTruths() && !f.areInstants());
        due();
        one("order.currency", List.of("currency|currencycode|devise", "cur|ccy"), FieldStats::areCurrencies);
        one(
                "order.created",
                List.of(
                        "createdat|datecreated|creationdate",
                        "created|createdon|orderedat|orderdate",
                        "placedat|placed|placedon",
                        "insertedat|date|timestamp"),
                f -> f.areMostlyInstants() && isOfTheOrder(f));
        one(
                "order.updated",
                List.of("updatedat|dateupdated|lastmodified", "updated|modifiedat|modified|changedat"),
                f -> f.areInstants() && isOfTheOrder(f));
        payment();
        one(
                "order.fulfilled",
                List.of("deliveredat|fulfilledat", "delivered|completedat|handedoverat"),
                f -> f.areInstants() && !isInstalment(f));
        one(
                "order.fulfilment",
                List.of(
                        "fulfilmentstatus|fulfillmentstatus|deliverystatus|orderstatus",
                        "status|state" + "|statut|etat"),
                f -> isTaken(f, false) && f.areWords() && f.depth() == 1);
        one("order.customer-key", List.of("customerid|buyerid|userid|clientid", "_?id"), this::isKeyOfAPerson);
        one(
                "order.customer-phone",
                List.of("phone|mobile|telephone|tel|msisdn|phonenumber", ".*phone|.*mobile"),
                f -> f.areTexts() && !f.place().contains("payment"));
    }

    /** Looks at the items of a list of attempts to pay. */
    void findAttempts() {
        one("attempts.amount", List.of("amount|montant", "total|sum|value"), FieldStats::areAmounts);
        one("attempts.currency", List.of("currency|devise", "cur|ccy"), FieldStats::areCurrencies);
        one("attempts.status", List.of("status|state|statut"), FieldStats::areWords);
        one("attempts.provider", List.of("provider|gateway|psp|operator", "method|channel|type"), FieldStats::areWords);
        one(
                "attempts.ref",
                List.of(
                        "providerref|transactionid|intentid|providerintentid|paymentintentid|externalid",
                        "reference|ref|txn|txnid"),
                f -> isTaken(f, false) && !f.areInstants() && !f.areTruths());
        one(
                "attempts.paid-at",
                List.of("paidat|settledat|capturedat|completedat", "createdat|date|timestamp"),
                FieldStats::areInstants);
    }

    boolean hasAll(String... keys) {
        return guesses.keySet().containsAll(List.of(keys));
    }

    private void payment() {
        one(
                "payment.status",
                List.of(
                        "paymentstatus|paymentstate|statutpaiement|paystatus",
                        "financialstatus",
                        ".*payment.*\\.(status|state)"),
                f -> f.areWords() && !isInstalment(f));
        if (of("payment.status").isEmpty()) {
            one("payment.status", List.of("status|state|statut|etat"), f -> f.areWords() && f.depth() == 1);
        }
        one(
                "payment.method",
                List.of(
                        "paymentmethod|paymenttype|paymode|modepaiement",
                        "method|paymentprovider" + "|provider|gateway",
                        "channel|via|paidby|paidwith"),
                f -> isTaken(f, false) && f.areWords() && !isInstalment(f));
        one(
                "payment.provider",
                List.of(
                        "paymentprovider|provider|gateway|psp",
                        "paymentmethod|paymenttype|modepaiement" + "|method|channel|via"),
                f -> f.areWords() && !isInstalment(f));
        one(
                "payment.ref",
                List.of(
                        "providerref|paymentref|paymentreference|transactionid|intentid|providerintentid"
                                + "|paymentintentid|chargeid",
                        "txn|txnid|txid|transactionref|transaction|trxid",
                        ".*payment.*\\.(id|reference|ref)"),
                f -> isTaken(f, false) && !f.areTruths() && !f.areInstants() && !isInstalment(f));
        many(
                "payment.paid-at",
                List.of(
                        PAID_AT,
                        "settledat|settled|capturedat|datepaiement",
                        "paymentconfirmedat",
                        ".*payment.*\\.(validatedat|completedat|confirmedat)"),
                f -> f.areInstants() && !isInstalment(f) && !f.name().contains("due") && !isFilledWithoutMoney(f));
        many(
                "payment.tried",
                List.of("receiptuploadedat|screenshotuploadedat|proofuploadedat", "paymentattemptedat"),
                FieldStats::areInstants);
    }

    private void id() {
        Predicate<FieldStats> key = f -> f.depth() == 1
                && !f.areTruths()
                && !f.areInstants()
                && f.filled() * PERCENT >= orders.count() * MOSTLY
                && f.distinct() == f.filled();
        one(
                "order.id",
                List.of(
                        "_?id",
                        "orderid|uuid|guid",
                        "ref|orderref|reference|key|code",
                        "number|ordernumber|num|no|numero|numerocommande"),
                key);
    }

    private void due() {
        Predicate<FieldStats> amount = f -> f.areAmounts()
                && !f.name().matches("_?id")
                && !isInstalment(f)
                && f.filled() * PERCENT >= orders.count() * MOSTLY
                && !NOT_WHAT_IS_DUE.matcher(f.name()).matches();
        one(
                "order.due",
                List.of(
                        "grandtotal|finaltotal|totaldue|amountdue|due",
                        "total|totalcost|totalamount|ordertotal" + "|totalprice|montanttotal|totalttc",
                        "amount|montant|sum|price|value" + "|(amount|montant|total)(minor|cents?|centimes)"),
                f -> amount.test(f) && f.depth() <= 2);
    }

    /** What is there although the payment failed or waits may be something else, unless its name says what it is. */
    private boolean isFilledWithoutMoney(FieldStats field) {
        return !field.name().matches(PAID_AT)
                && of("payment.status").stream()
                        .anyMatch(status -> orders.isFilledWhere(
                                field.path(),
                                status,
                                word -> Words.status(word, true)
                                        .filter(s -> !s.movedMoney())
                                        .isPresent()));
    }

    private boolean isOfTheOrder(FieldStats field) {
        return field.depth() == 1;
    }

    private boolean isKeyOfAPerson(FieldStats field) {
        boolean named = field.depth() == 1
                || A_PERSON.matcher(field.place().split("\\.", -1)[0]).matches();
        return named
                && field.depth() <= 2
                && isTaken(field, false)
                && !field.path().equals("id");
    }

    private boolean isTaken(FieldStats field, boolean expected) {
        return taken.contains(field.path()) == expected;
    }

    private static boolean isInstalment(FieldStats field) {
        String place = field.place();
        return place.contains("instal") || place.contains("echeance") || place.contains("acompte");
    }

    /** The best field for a key. */
    void one(String key, List<String> names, Predicate<FieldStats> fits) {
        List<Candidate> found = candidates(new Wanted(key, names, fits));
        found.stream().findFirst().ifPresent(best -> {
            long alike = found.stream().filter(c -> c.rank() == best.rank()).count();
            keep(key, List.of(best.field()), best.rank(), alike > 1 ? Certainty.LIKELY : Certainty.SURE);
        });
    }

    /** All fields for a key, the best first. */
    private void many(String key, List<String> names, Predicate<FieldStats> fits) {
        List<Candidate> found = candidates(new Wanted(key, names, fits));
        if (!found.isEmpty()) {
            keep(
                    key,
                    found.stream().map(Candidate::field).limit(4).toList(),
                    found.get(0).rank(),
                    found.size() > 1 ? Certainty.LIKELY : Certainty.SURE);
        }
    }

    private List<Candidate> candidates(Wanted wanted) {
        return orders.all().stream()
                .filter(field -> field.filled() > 0 && wanted.fits().test(field))
                .map(field -> new Candidate(field, rank(field, wanted.names())))
                .filter(candidate -> candidate.rank() >= 0)
                .sorted(Comparator.comparingInt(Candidate::rank)
                        .thenComparingInt(c -> c.field().depth())
                        .thenComparing(c -> -c.field().filled()))
                .toList();
    }

    private static int rank(FieldStats field, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String pattern = names.get(i);
            String subject = pattern.contains("\\.") ? field.place() : field.name();
            if (subject.matches(pattern)) {
                return i;
            }
        }
        return -1;
    }

    private void keep(String key, List<FieldStats> fields, int rank, Certainty most) {
        FieldStats best = fields.get(0);
        boolean required = key.equals("order.id") || key.equals("order.due") || key.equals("order.created");
        boolean isDue = key.equals("order.due");
        boolean gaps = required && best.filled() < orders.count();
        Certainty certainty = rank > 1 ? Certainty.GUESS : (rank == 1 && !isDue) || gaps ? Certainty.LIKELY : most;
        if (key.equals("payment.status") && !best.place().contains("pay")) {
            certainty = Certainty.GUESS;
        }
        fields.forEach(field -> taken.add(field.path()));
        guesses.put(
                key,
                new FieldGuess(
                        key,
                        fields.stream().map(FieldStats::path).toList(),
                        certainty,
                        Message.of(
                                SourceInspector.class,
                                "why." + kind(key, best),
                                best.filled(),
                                orders.count(),
                                best.distinct()),
                        example(key, best)));
    }

    private static String kind(String key, FieldStats field) {
        if (field.areInstants()) {
            return "instants";
        }
        if (key.endsWith(".due") || key.endsWith(".amount")) {
            return "amounts";
        }
        if (field.areCurrencies()) {
            return "currencies";
        }
        if (OF_WORDS.matcher(key).matches()) {
            return "words";
        }
        return field.distinct() == field.filled() ? "keys" : "texts";
    }

    /** Nothing that tells who somebody is: of keys the beginning, of words the words. */
    private static String example(String key, FieldStats field) {
        if (key.startsWith("order.customer")) {
            return "";
        }
        if (OF_WORDS.matcher(key).matches() && field.areWords()) {
            List<String> words =
                    field.words().keySet().stream().limit(WORDS_SHOWN).toList();
            return String.join(", ", words) + (field.distinct() > WORDS_SHOWN ? ", …" : "");
        }
        String first = field.words().keySet().iterator().next();
        if (first.contains("@")) {
            return "";
        }
        int most = field.areInstants() ? SHOWN_TIME : SHOWN;
        return first.length() <= most ? first : first.substring(0, most) + "…";
    }
}
