package io.tillwatch.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ties provider records to orders by keys, the strongest first: the shop's own reference; the record that another one
 * undoes or belongs to; the merchant reference; an order id inside it; an order id in free text. Never by amount and day.
 */
final class Grouping {
    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}][\\p{Alnum}_-]*[\\p{Alnum}]|[\\p{Alnum}]");

    private final ReconciliationPolicy policy;
    private final Map<String, Group> orders = new HashMap<>();
    private final Map<Reference, Set<String>> claims = new HashMap<>();
    private final Map<Reference, List<ProviderRecord>> byId = new HashMap<>();
    private final IdentityHashMap<ProviderRecord, String> owners = new IdentityHashMap<>();
    private final Map<String, Set<String>> wrongReferences = new TreeMap<>();
    private final Map<Reference, Group> lone = new TreeMap<>();

    /** A provider's id of something. */
    private record Reference(String provider, String id) implements Comparable<Reference> {
        @Override
        public int compareTo(Reference other) {
            int byProvider = provider.compareTo(other.provider);
            return byProvider != 0 ? byProvider : id.compareTo(other.id);
        }
    }

    private Grouping(ReconciliationPolicy policy) {
        this.policy = policy;
    }

    static Collection<Group> of(
            List<StorePayment> payments, List<ProviderRecord> records, ReconciliationPolicy policy) {
        return new Grouping(policy).group(payments, records);
    }

    private Collection<Group> group(List<StorePayment> payments, List<ProviderRecord> records) {
        for (StorePayment payment : payments) {
            orders.computeIfAbsent(payment.orderId(), Group::new).add(payment);
            if (!payment.providerRef().isEmpty()) {
                claims.computeIfAbsent(new Reference(payment.provider(), payment.providerRef()), r -> new TreeSet<>())
                        .add(payment.orderId());
            }
        }
        for (ProviderRecord record : records) {
            byId.computeIfAbsent(new Reference(record.provider(), record.providerId()), r -> new ArrayList<>(1))
                    .add(record);
        }
        for (ProviderRecord record : records) {
            place(record);
        }
        crossedPairs();
        List<Group> all = new ArrayList<>(orders.values());
        all.sort(Comparator.comparing(Group::orderId));
        all.addAll(lone.values());
        all.forEach(Group::sort);
        return all;
    }

    private void place(ProviderRecord record) {
        String owner = owner(record, way(record));
        if (owner.isEmpty()) {
            Reference root = root(record, way(record));
            lone.computeIfAbsent(root, r -> new Group("")).add(record);
        } else {
            group(owner).add(record);
        }
    }

    /** The records on the way from one to its parent and further, which may lead in a circle. */
    private static Set<ProviderRecord> way(ProviderRecord from) {
        return from.parentId().isEmpty() ? Set.of() : Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private Group group(String orderId) {
        return orders.computeIfAbsent(orderId, Group::new);
    }

    /** The order a record belongs to, or an empty text. */
    private String owner(ProviderRecord record, Set<ProviderRecord> way) {
        String known = owners.get(record);
        if (known != null) {
            return known;
        }
        String owner = claimed(record);
        if (owner.isEmpty() && !record.parentId().isEmpty() && way.add(record)) {
            owner = parent(record).map(parent -> owner(parent, way)).orElse("");
        }
        if (owner.isEmpty()) {
            owner = named(record).or(() -> inText(record)).orElse("");
        }
        owners.put(record, owner);
        return owner;
    }

    private String claimed(ProviderRecord record) {
        Set<String> by = claims.getOrDefault(new Reference(record.provider(), record.providerId()), Set.of());
        if (!record.altIds().isEmpty()) {
            by = new TreeSet<>(by);
            for (String id : record.altIds()) {
                by.addAll(claims.getOrDefault(new Reference(record.provider(), id), Set.of()));
            }
        }
        if (by.isEmpty()) {
            return "";
        }
        Optional<String> named = named(record);
        String owner = named.filter(by::contains).orElse(by.iterator().next());
        if (by.size() > 1) {
            by.forEach(order ->
                    group(order).flag(DiscrepancyCode.SHARED_REFERENCE, record.provider() + ":" + record.providerId()));
        } else if (named.isPresent() && !named.get().equals(owner)) {
            wrongReferences.computeIfAbsent(owner, o -> new TreeSet<>()).add(named.get());
        }
        return owner;
    }

    private Optional<ProviderRecord> parent(ProviderRecord record) {
        if (record.parentId().isEmpty()) {
            return Optional.empty();
        }
        return byId.getOrDefault(new Reference(record.provider(), record.parentId()), List.of()).stream()
                .filter(parent -> !parent.equals(record))
                .min(Comparator.comparing(ProviderRecord::kind));
    }

    /** Records without an order stay with the record that they undo. */
    private Reference root(ProviderRecord record, Set<ProviderRecord> way) {
        boolean goesOn = !record.parentId().isEmpty() && way.add(record);
        Optional<ProviderRecord> parent = goesOn ? parent(record) : Optional.empty();
        return parent.map(p -> root(p, way)).orElseGet(() -> new Reference(record.provider(), record.providerId()));
    }

    /** The order that the merchant reference is, or that a pattern finds in it. */
    private Optional<String> named(ProviderRecord record) {
        String reference = record.merchantRef();
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        if (orders.containsKey(reference)) {
            return Optional.of(reference);
        }
        for (Pattern pattern : policy.orderPatterns()) {
            Matcher matcher = pattern.matcher(reference);
            String found = matcher.find() ? order(matcher) : null;
            if (found != null && orders.containsKey(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String order(Matcher matcher) {
        return matcher.pattern().pattern().contains("(?<order>") ? matcher.group("order") : matcher.group(1);
    }

    /** The only order whose id is a word of the text and whose amount is the record's. */
    private Optional<String> inText(ProviderRecord record) {
        Set<String> found = new TreeSet<>();
        Matcher words = WORD.matcher(record.description());
        while (words.find()) {
            if (orders.containsKey(words.group())) {
                found.add(words.group());
            }
        }
        return found.size() == 1 && hasAmount(found.iterator().next(), record)
                ? Optional.of(found.iterator().next())
                : Optional.empty();
    }

    private boolean hasAmount(String orderId, ProviderRecord record) {
        long amount = Math.abs(record.money().orderMinor());
        return group(orderId).payments().stream()
                .anyMatch(p -> p.currency().equals(record.money().orderCurrency())
                        && (p.dueMinor() == amount || p.paidMinor() == amount));
    }

    private void crossedPairs() {
        wrongReferences.forEach((order, names) -> {
            for (String name : names) {
                boolean mutual = wrongReferences.getOrDefault(name, Set.of()).contains(order);
                group(order).flag(mutual ? DiscrepancyCode.CROSSED_PAIR : DiscrepancyCode.WRONG_ORDER_REFERENCE, name);
            }
        });
    }
}
